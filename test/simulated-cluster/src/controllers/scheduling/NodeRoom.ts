import type { KubeObject } from '../../json/KubeObject';
import { objectAt, textAt } from '../../json/read';
import { type Amounts, amountsOf, podRequests } from './podRequests';

/** Tests write nodes down without these: what a node says nothing of is not short there. */
const OPTIONAL = new Set(['cpu', 'memory', 'ephemeral-storage', 'pods']);

/** A resource of which a node has too little. */
export interface Shortage {
  resource: string;
  /** not even an empty node would do, so that preempting others does not help */
  isForever: boolean;
}

/** What a node has left, pod by pod. */
export class NodeRoom {
  private readonly allocatable: Amounts;
  private readonly used = new Map<string, number>();

  constructor(readonly node: KubeObject) {
    this.allocatable = amountsOf(objectAt(node, 'status', 'allocatable'));
  }

  take(requests: Amounts): void {
    for (const [resource, amount] of requests) {
      this.used.set(resource, (this.used.get(resource) ?? 0) + amount);
    }
    this.used.set('pods', (this.used.get('pods') ?? 0) + 1);
  }

  shortagesFor(requests: Amounts): Shortage[] {
    return [['pods', 1] as const, ...requests].flatMap(([resource, amount]) => {
      const total =
        this.allocatable.get(resource) ??
        (OPTIONAL.has(resource) ? Infinity : 0);
      const free = total - (this.used.get(resource) ?? 0);
      return amount > 0 && free < amount
        ? [{ resource, isForever: amount > total }]
        : [];
    });
  }
}

/** All nodes with what the pods on them leave. */
export function nodeRooms(
  nodes: readonly KubeObject[],
  pods: readonly KubeObject[],
): NodeRoom[] {
  const rooms = new Map(
    nodes.map(node => [node.metadata.name, new NodeRoom(node)]),
  );
  for (const pod of pods) {
    if (!hasEnded(pod)) {
      rooms.get(textAt(pod, 'spec', 'nodeName') ?? '')?.take(podRequests(pod));
    }
  }
  return [...rooms.values()];
}

/** It gave back what it held. */
export function hasEnded(pod: KubeObject): boolean {
  const phase = textAt(pod, 'status', 'phase') ?? '';
  return ['Succeeded', 'Failed'].includes(phase);
}
