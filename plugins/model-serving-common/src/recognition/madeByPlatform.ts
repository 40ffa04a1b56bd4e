import type { KubeObject } from '../kubernetes/resourceType';

/** API groups of the serving platforms whose services are read from their own objects. */
const PLATFORM_GROUPS: ReadonlySet<string> = new Set([
  'apps.nvidia.com',
  'leaderworkerset.x-k8s.io',
  'machinelearning.seldon.io',
  'mlops.seldon.io',
  'ray.io',
  'serving.knative.dev',
  'serving.kserve.io',
]);

/** On what KServe and Knative make, also where an owner reference was dropped by a backup's restore. */
const PLATFORM_LABELS: readonly string[] = [
  'serving.kserve.io/inferenceservice',
  'serving.kserve.io/inferencegraph',
  'serving.knative.dev/revision',
];

/**
 * What made a workload, where that is a serving platform: its service is told of by the object it
 * was made from. Platforms copy labels down to what they make, ours among them.
 *
 * @public
 */
export function madeByPlatform({
  labels,
  ownerReferences,
}: KubeObject['metadata']): string | undefined {
  const owner = ownerReferences.find(({ apiVersion }) =>
    PLATFORM_GROUPS.has(apiVersion.split('/')[0] ?? ''),
  );
  if (owner) {
    return `${owner.kind} "${owner.name}"`;
  }
  const label = PLATFORM_LABELS.find(key => labels[key]);
  return label && `what its label ${label} names`;
}
