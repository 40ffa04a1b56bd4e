import type { SchedulingPod } from '../../kubernetes/schedulingPod';
import { keyOf } from './keyOf';

type PodsByName = Map<string, Map<string, SchedulingPod>>;

const NO_PODS: ReadonlyMap<string, SchedulingPod> = new Map();

/** The pods of a cluster that have not ended, by where they are and by what they use. */
export class PodTable {
  private readonly all = new Map<string, SchedulingPod>();
  private readonly byNode: PodsByName = new Map();
  private readonly byClaim: PodsByName = new Map();
  /** pods without a node that ask for accelerators */
  readonly waiting = new Map<string, SchedulingPod>();

  /** Gives what was known of the pod before. */
  put(pod: SchedulingPod): SchedulingPod | undefined {
    const key = keyOf(pod.metadata.namespace, pod.metadata.name);
    const before = this.remove(key);
    if (pod.ended) {
      return before;
    }
    this.all.set(key, pod);
    if (pod.nodeName !== undefined) {
      enter(this.byNode, pod.nodeName, key, pod);
    } else if (pod.asks) {
      this.waiting.set(key, pod);
    }
    if (pod.asks) {
      for (const claim of claimKeys(pod)) {
        enter(this.byClaim, claim, key, pod);
      }
    }
    return before;
  }

  remove(key: string): SchedulingPod | undefined {
    const pod = this.all.get(key);
    if (!pod) {
      return undefined;
    }
    this.all.delete(key);
    this.waiting.delete(key);
    if (pod.nodeName !== undefined) {
      leave(this.byNode, pod.nodeName, key);
    }
    if (pod.asks) {
      for (const claim of claimKeys(pod)) {
        leave(this.byClaim, claim, key);
      }
    }
    return pod;
  }

  keys(): Iterable<string> {
    return this.all.keys();
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
}

/** All claims that a pod uses, those made for its extended resources with them; each once. */
export function claimKeys(pod: SchedulingPod): string[] {
  const { claims, extendedClaim, metadata } = pod;
  if (claims.length === 0 && extendedClaim === undefined) {
    return [];
  }
  const names = new Set(claims);
  if (extendedClaim) {
    names.add(extendedClaim.name);
  }
  return [...names].map(name => keyOf(metadata.namespace, name));
}

function enter(
  index: PodsByName,
  name: string,
  key: string,
  pod: SchedulingPod,
): void {
  const pods = index.get(name);
  if (pods) {
    pods.set(key, pod);
  } else {
    index.set(name, new Map([[key, pod]]));
  }
}

function leave(index: PodsByName, name: string, key: string): void {
  const pods = index.get(name);
  pods?.delete(key);
  if (pods?.size === 0) {
    index.delete(name);
  }
}
