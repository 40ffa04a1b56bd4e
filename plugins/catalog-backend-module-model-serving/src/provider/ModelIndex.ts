import type { ModelUse } from '@modeldeck/plugin-model-serving-common';

/** Who serves which model, over all clusters. */
export class ModelIndex {
  private readonly byKey = new Map<string, Map<string, ModelUse>>();
  private readonly keysOf = new Map<string, readonly string[]>();

  /** Replaces what a service serves; answers with the keys of models that this may change. */
  set(serviceId: string, uses: readonly ModelUse[]): Set<string> {
    const former = this.keysOf.get(serviceId) ?? [];
    for (const key of former) {
      const users = this.byKey.get(key);
      users?.delete(serviceId);
      if (users?.size === 0) {
        this.byKey.delete(key);
      }
    }
    for (const use of uses) {
      const users = this.byKey.get(use.key) ?? new Map<string, ModelUse>();
      this.byKey.set(use.key, users.set(serviceId, use));
    }
    const keys = uses.map(({ key }) => key);
    if (keys.length > 0) {
      this.keysOf.set(serviceId, keys);
    } else {
      this.keysOf.delete(serviceId);
    }
    return new Set([...former, ...keys]);
  }

  serviceIds(): string[] {
    return [...this.keysOf.keys()];
  }

  keys(): string[] {
    return [...this.byKey.keys()];
  }

  /** Undefined when nobody serves it any more. */
  usesOf(key: string): readonly [ModelUse, ...ModelUse[]] | undefined {
    const [use, ...others] = this.byKey.get(key)?.values() ?? [];
    return use && [use, ...others];
  }
}
