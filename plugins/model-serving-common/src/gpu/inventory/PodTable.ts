import type { SchedulingPod } from '../../kubernetes/schedulingPod';
import { keyOf } from './keyOf';

const NO_PODS: ReadonlyMap<string, SchedulingPod> = new Map();

/** The pods of a cluster that have not ended, by where they are and by what they use. */
export class PodTable {
  private readonly all = new Map<string, SchedulingPod>();
  private readonly byNode = new Map<string, Map<string, SchedulingPod>>();
  private readonly byClaim = new Map<string, Map<string, SchedulingPod>>();
  /** pods without a node that ask for accelerators */
  readonly waiting = new Map<string, SchedulingPod>();

  put(pod: SchedulingPod): SchedulingPod | undefined {
    const key = keyOf(pod.metadata.namespace, pod.metadata.name);
    const before = this.remove(key);
    if (!pod.ended) {
      this.all.set(key, pod);
      for (const [index, name] of this.placesOf(pod)) {
        const pods = index.get(name);
        if (pods) {
          pods.set(key, pod);
        } else {
          index.set(name, new Map([[key, pod]]));
        }
      }
      if (pod.nodeName === undefined && pod.asks) {
        this.waiting.set(key, pod);
      }
    }
    return before;
  }

  remove(key: string): SchedulingPod | undefined {
    const pod = this.all.get(key);
    if (pod) {
      this.all.delete(key);
      this.waiting.delete(key);
      for (const [index, name] of this.placesOf(pod)) {
        const pods = index.get(name);
        pods?.delete(key);
        if (pods?.size === 0) {
          index.delete(name);
        }
      }
    }
    return pod;
  }

  keys(): string[] {
    return [...this.all.keys()];
  }

  on(node: string): ReadonlyMap<string, SchedulingPod> {
    return this.byNode.get(node) ?? NO_PODS;
  }

  nodes(): Iterable<string> {
    return this.byNode.keys();
  }

  usersOf(claim: string): ReadonlyMap<string, SchedulingPod> {
    return this.byClaim.get(claim) ?? NO_PODS;
  }

  private placesOf(
    pod: SchedulingPod,
  ): Array<[Map<string, Map<string, SchedulingPod>>, string]> {
    const claims = pod.asks ? claimKeys(pod) : [];
    return [
      ...(pod.nodeName === undefined
        ? []
        : [[this.byNode, pod.nodeName] as const]),
      ...claims.map(claim => [this.byClaim, claim] as const),
    ].map(([index, name]) => [index, name]);
  }
}

/** All claims that a pod uses, those made for its extended resources with them; each once. */
export function claimKeys(pod: SchedulingPod): string[] {
  const { namespace } = pod.metadata;
  const names = new Set(pod.claims);
  if (pod.extendedClaim) {
    names.add(pod.extendedClaim.name);
  }
  return [...names].map(name => keyOf(namespace, name));
}
