import type { KubeObject } from '../../kubernetes/resourceType';
import { MODEL_SERVICE_LABEL } from '../../recognition/recognise';
import type { ServingSettings } from '../../settings/ServingSettings';
import { readsAllPods } from '../../recognition/podSelector';
import type { Selection } from '../ServingPlatform';
import { type Canary, CANARIES } from './canary';

/** More than these are asked for together, with the others of the namespace. */
const MOST_BY_NAME = 4;

/** The targets and their primaries, by which a Canary may be told to serve a model. */
export function deploymentsOf(services: readonly KubeObject[]): Selection[] {
  const names = canariesAmong(services).flatMap(
    ({ targetRef: { kind, name } }) =>
      kind === 'Deployment' && name ? [name, `${name}-primary`] : [],
  );
  const distinct = [...new Set(names)];
  return distinct.length > MOST_BY_NAME
    ? [{ labelSelector: '' }]
    : distinct.map(name => ({ name }));
}

/** Both workloads take the label from one template. */
export function podsOf(
  services: readonly KubeObject[],
  settings: ServingSettings,
): Selection[] {
  const labelSelector = readsAllPods(settings) ? '' : MODEL_SERVICE_LABEL;
  return canariesAmong(services).length > 0 ? [{ labelSelector }] : [];
}

/** Routes name Services, so which of them belong is seen only after reading. */
export function allIfAny(services: readonly KubeObject[]): Selection[] {
  return canariesAmong(services).length > 0 ? [{ labelSelector: '' }] : [];
}

function canariesAmong(services: readonly KubeObject[]): Canary[] {
  return (services as readonly Canary[]).filter(
    ({ kind }) => kind === CANARIES.kind,
  );
}
