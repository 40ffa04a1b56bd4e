import { type Deployment, DEPLOYMENTS } from '../../kubernetes/deployment';
import type { Marks } from '../../kubernetes/marks';
import type { Pod } from '../../kubernetes/pod';
import { plainText } from '../../kubernetes/plainText';
import type { RevisionRole } from '../../model/types';
import {
  recognise,
  type RecognisedWorkload,
} from '../../recognition/recognise';
import { byName } from '../../kubernetes/byName';
import { givenRole } from '../givenRole';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { Rollout } from './rollout';
import { hashOf, PODS_BY_ROLLOUT } from './rolloutPods';

/** One pod template of a Rollout, which is a ReplicaSet in the cluster. */
export interface TemplateRevision {
  hash: string;
  /** as its ReplicaSet is named */
  name: string;
  role: RevisionRole;
  pods: readonly Pod[];
}

/** A Rollout that serves a model, with what belongs to it. */
export interface RolloutView {
  rollout: Rollout;
  /** that its workloadRef names, where it has been read */
  deployment: Deployment | undefined;
  recognised: RecognisedWorkload;
  /** stable first, then the one that is asked for, then those on their way out */
  revisions: readonly TemplateRevision[];
}

/** The Rollouts that are told to serve a model, by marks on themselves or on their workload. */
export function rolloutView(
  rollout: Rollout,
  objects: NamespaceObjects,
): RolloutView | undefined {
  const { metadata, template, workloadRef } = rollout;
  const deployment =
    workloadRef?.kind === 'Deployment'
      ? objects.find(DEPLOYMENTS, workloadRef.name)
      : undefined;
  const { containers } = deployment?.template ?? template;
  const { settings } = objects;
  const recognised =
    recognise({ kind: 'Rollout', metadata, containers }, settings) ??
    (deployment &&
      recognise(
        { kind: 'Deployment', metadata: deployment.metadata, containers },
        settings,
      ));
  return (
    recognised && {
      rollout,
      deployment,
      recognised,
      revisions: templateRevisions(rollout, objects),
    }
  );
}

/** Whether a version is asked for that is not the stable one. */
export function isInFlight({ status }: Rollout): boolean {
  const { currentHash, stableHash } = status;
  return stableHash !== '' && currentHash !== '' && currentHash !== stableHash;
}

/** Places that a Rollout's settings may be written at; its own go before its template's. */
export function marksOf({ rollout, deployment }: RolloutView): Marks[] {
  return [
    rollout.metadata,
    rollout.template,
    ...(deployment ? [deployment.metadata, deployment.template] : []),
  ];
}

function templateRevisions(
  rollout: Rollout,
  objects: NamespaceObjects,
): TemplateRevision[] {
  const { name } = rollout.metadata;
  const pods = podsByHash(byName(objects.lookup(PODS_BY_ROLLOUT, name)));
  const { currentHash, stableHash } = rollout.status;
  const others = [...pods.keys()].sort();
  const hashes = new Set([stableHash, currentHash, ...others].filter(Boolean));
  return [...hashes].map(hash => {
    const ofHash = pods.get(hash) ?? [];
    return {
      hash,
      name: plainText(`${name}-${hash}`),
      role:
        givenRole(ofHash.map(({ metadata }) => metadata)) ??
        roleOf(hash, rollout),
      pods: ofHash,
    };
  });
}

function podsByHash(pods: readonly Pod[]): Map<string, Pod[]> {
  const byHash = new Map<string, Pod[]>();
  for (const pod of pods) {
    const ofHash = byHash.get(hashOf(pod));
    if (ofHash) {
      ofHash.push(pod);
    } else {
      byHash.set(hashOf(pod), [pod]);
    }
  }
  return byHash;
}

/** The very first version has nothing to be compared with: it is stable before it is called so. */
function roleOf(hash: string, { status, strategy }: Rollout): RevisionRole {
  const { currentHash, stableHash } = status;
  if (hash === (stableHash || currentHash)) {
    return 'stable';
  }
  if (hash !== currentHash) {
    return 'retired';
  }
  return strategy?.kind === 'blue-green' ? 'candidate' : 'canary';
}
