import { recognise } from '../../recognition/recognise';
import type { KubeObject } from '../../kubernetes/resourceType';
import type { ServingSettings } from '../../settings/ServingSettings';
import type { Selection } from '../ServingPlatform';
import { ROLLOUT_TYPE_LABEL } from './analysisRun';
import { POD_HASH_LABEL } from './rolloutPods';
import { type Rollout, ROLLOUTS } from './rollout';

/** More than these are asked for together, with the others of their kind. */
const MOST_BY_NAME = 3;

/** Those that may serve a model: of one with a workloadRef its workload decides. */
function concerned(
  services: readonly KubeObject[],
  settings: ServingSettings,
): Rollout[] {
  return (services as readonly Rollout[]).filter(
    rollout =>
      rollout.kind === ROLLOUTS.kind &&
      (rollout.workloadRef !== undefined ||
        recognise(
          {
            kind: 'Rollout',
            metadata: rollout.metadata,
            containers: rollout.template.containers,
          },
          settings,
        ) !== undefined),
  );
}

/** Routes name Services, so which of them belong is seen only after reading. */
export function allIfAny(
  services: readonly KubeObject[],
  settings: ServingSettings,
): Selection[] {
  return concerned(services, settings).length > 0
    ? [{ labelSelector: '' }]
    : [];
}

/** Pods carry no name of their Rollout, but all of them a hash. */
export function podsOf(
  services: readonly KubeObject[],
  settings: ServingSettings,
): Selection[] {
  return concerned(services, settings).length > 0
    ? [{ labelSelector: POD_HASH_LABEL }]
    : [];
}

export function deploymentsOf(
  services: readonly KubeObject[],
  settings: ServingSettings,
): Selection[] {
  const names = concerned(services, settings).flatMap(({ workloadRef }) =>
    workloadRef?.kind === 'Deployment' ? [workloadRef.name] : [],
  );
  return byName(names, '');
}

export function analysisRunsOf(
  services: readonly KubeObject[],
  settings: ServingSettings,
): Selection[] {
  const names = concerned(services, settings).flatMap(({ status }) =>
    status.analyses.map(({ name }) => name),
  );
  return byName(names, ROLLOUT_TYPE_LABEL);
}

function byName(names: readonly string[], labelSelector: string): Selection[] {
  const distinct = [...new Set(names.filter(Boolean))];
  return distinct.length > MOST_BY_NAME
    ? [{ labelSelector }]
    : distinct.map(name => ({ name }));
}
