import { textAt } from '../json/read';
import type { StoreChange } from '../store/History';
import type { ObjectStore } from '../store/ObjectStore';
import type { ClusterClient } from './ClusterClient';
import type { Controller } from './Controller';
import { collectGarbage } from './garbageCollector';
import { finishNamespace } from './namespaceLifecycle';

/** Enough for the longest chain of consequences; more means that controllers fight each other. */
const MAX_ROUNDS = 200;

/** Runs the controllers over the namespaces in which something has changed. */
export class ControllerManager {
  private readonly dirty = new Set<string>();
  private readonly frozen = new Set<string>();
  private readonly deleted = new Map<string, string>();
  private scheduled: NodeJS.Immediate | undefined;

  constructor(
    store: ObjectStore,
    private readonly client: ClusterClient,
    private readonly controllers: readonly Controller[],
  ) {
    store.subscribe(change => this.notice(change));
  }

  /** Leaves a namespace as it is from now on. */
  freeze(namespace: string): void {
    this.frozen.add(namespace);
    this.dirty.delete(namespace);
  }

  /** Works until nothing is left to do. */
  settle(): void {
    for (let round = 0; this.dirty.size + this.deleted.size > 0; round++) {
      if (round > MAX_ROUNDS) {
        throw new Error(
          `Controllers do not settle in ${[...this.dirty].join(', ')}`,
        );
      }
      this.round();
    }
  }

  stop(): void {
    clearImmediate(this.scheduled);
  }

  private round(): void {
    const namespaces = [...this.dirty];
    const deleted = new Map(this.deleted);
    this.dirty.clear();
    this.deleted.clear();
    collectGarbage(this.client, deleted);
    for (const namespace of namespaces) {
      if (!finishNamespace(this.client, namespace)) {
        this.controllers.forEach(control => control(this.client, namespace));
      }
    }
  }

  private notice({ type, resource, current }: StoreChange): void {
    const { namespace, name, uid } = current.metadata;
    if (type === 'DELETED' && uid && namespace) {
      this.deleted.set(uid, namespace);
    }
    if (type === 'DELETED' && resource.plural === 'pods') {
      this.retryWaiting();
    }
    if (namespace) {
      this.markDirty(namespace);
    } else if (resource.plural === 'namespaces') {
      this.markDirty(name);
    } else if (resource.plural === 'nodes') {
      // Room on a node may let any pod start.
      this.client
        .list('namespaces')
        .forEach(other => this.markDirty(other.metadata.name));
    }
    this.schedule();
  }

  /** What a pod held may be what others wait for, wherever they are. */
  private retryWaiting(): void {
    this.client
      .list('pods')
      .filter(pod => textAt(pod, 'spec', 'nodeName') === undefined)
      .forEach(({ metadata }) => this.markDirty(metadata.namespace ?? ''));
  }

  private markDirty(namespace: string): void {
    if (!this.frozen.has(namespace)) {
      this.dirty.add(namespace);
    }
  }

  private schedule(): void {
    this.scheduled ??= setImmediate(() => {
      this.scheduled = undefined;
      this.settle();
    });
  }
}
