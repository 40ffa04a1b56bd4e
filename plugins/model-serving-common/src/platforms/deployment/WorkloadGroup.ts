import { DEPLOYMENTS } from '../../kubernetes/deployment';
import { firstMark } from '../../kubernetes/marks';
import { STATEFUL_SETS } from '../../kubernetes/statefulSet';
import type { Recognition } from '../../model/types';
import type { RecognitionRule } from '../../recognition/RecognitionRule';
import {
  recognise,
  type RecognisedWorkload,
} from '../../recognition/recognise';
import type { ServingSettings } from '../../settings/ServingSettings';
import type { NamespaceObjects } from '../NamespaceObjects';
import { isStatefulSet, marksOf, type PlainWorkload } from '../PlainWorkload';

/** The workloads that together are one model service, the oldest first. */
export interface WorkloadGroup {
  name: string;
  workloads: readonly [PlainWorkload, ...PlainWorkload[]];
  /** of the oldest one */
  recognisedBy: Recognition;
  /** the configured rule that it was recognised by; absent: the label */
  rule?: RecognitionRule;
}

/** The first such mark on any workload of the group. */
export function groupMark(
  { workloads }: WorkloadGroup,
  ...keys: string[]
): string | undefined {
  return firstMark(workloads.flatMap(marksOf), ...keys);
}

/** @param claimed - uids of what services of other platforms are made of */
export function workloadGroups(
  objects: NamespaceObjects,
  claimed: ReadonlySet<string>,
): WorkloadGroup[] {
  const groups = new Map<string, WorkloadGroup>();
  const workloads = [
    ...objects.list(DEPLOYMENTS),
    ...objects.list(STATEFUL_SETS),
  ];
  for (const workload of workloads.sort(byAge)) {
    const recognised = isClaimed(workload, claimed)
      ? undefined
      : recogniseWorkload(workload, objects.settings);
    if (recognised === undefined) {
      continue;
    }
    const { service: name, by, rule } = recognised;
    const key = groups.get(name)?.workloads.some(isNamedLike(workload))
      ? `${workload.kind}/${name}`
      : name;
    const group = groups.get(key);
    groups.set(
      key,
      group
        ? { ...group, workloads: [...group.workloads, workload] }
        : {
            name,
            workloads: [workload],
            recognisedBy: by,
            ...(rule && { rule }),
          },
    );
  }
  return [...groups.values()];
}

/** A Deployment and a StatefulSet of one name could not be told apart as revisions. */
function isNamedLike({ metadata }: PlainWorkload) {
  return (other: PlainWorkload) => other.metadata.name === metadata.name;
}

export function recogniseWorkload(
  workload: PlainWorkload,
  settings: ServingSettings,
): RecognisedWorkload | undefined {
  const { metadata, template } = workload;
  const kind = isStatefulSet(workload) ? 'StatefulSet' : 'Deployment';
  return recognise(
    { kind, metadata, containers: template.containers },
    settings,
  );
}

/** What a Canary or a Rollout works with is told of there, whatever labels it carries. */
function isClaimed(
  { metadata }: PlainWorkload,
  claimed: ReadonlySet<string>,
): boolean {
  return (
    claimed.has(metadata.uid) ||
    metadata.ownerReferences.some(({ uid }) => claimed.has(uid))
  );
}

function byAge(first: PlainWorkload, second: PlainWorkload): number {
  const [a, b] = [first, second].map(({ kind, metadata }) => [
    metadata.creationTimestamp ?? '',
    metadata.name,
    kind,
  ]) as [string[], string[]];
  const differs = a.findIndex((part, index) => part !== b[index]);
  return differs < 0 || (a[differs] ?? '') < (b[differs] ?? '') ? -1 : 1;
}
