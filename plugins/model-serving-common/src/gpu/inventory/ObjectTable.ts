import type { KubeObject } from '../../kubernetes/resourceType';
import { keyOf } from './keyOf';

/** The objects of one kind, in order of their namespaces and names. */
export class ObjectTable<T extends KubeObject> {
  private readonly objects = new Map<string, T>();

  put(object: T): void {
    const { namespace, name } = object.metadata;
    this.objects.set(keyOf(namespace, name), object);
  }

  remove(key: string): T | undefined {
    const object = this.objects.get(key);
    this.objects.delete(key);
    return object;
  }

  get(key: string): T | undefined {
    return this.objects.get(key);
  }

  keys(): string[] {
    return [...this.objects.keys()];
  }

  get size(): number {
    return this.objects.size;
  }

  list(): T[] {
    return [...this.objects]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, object]) => object);
  }
}
