import {
  servingPlatforms,
  type Gap,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';

/**
 * Whether a service that is missing from a list may exist all the same, because the list of its
 * kind could not be read. A kind that the cluster does not serve hides nothing.
 */
export function mayBeHidden(
  service: Pick<ModelService, 'kind' | 'namespace'>,
  gaps: readonly Gap[],
): boolean {
  const resources = resourcesOf(service.kind);
  return gaps.some(
    gap =>
      gap.state !== 'absent' &&
      (gap.namespace ?? service.namespace) === service.namespace &&
      (resources.length === 0 || resources.includes(gap.resource)),
  );
}

/** Whether the gaps may hide any service at all. */
export function mayHideServices(gaps: readonly Gap[]): boolean {
  return gaps.some(
    ({ state, resource }) =>
      state !== 'absent' &&
      serviceResources().some(({ id }) => id === resource),
  );
}

function resourcesOf(kind: string): string[] {
  return serviceResources()
    .filter(type => type.kind.toLowerCase() === kind.toLowerCase())
    .map(({ id }) => id);
}

function serviceResources() {
  return servingPlatforms
    .flatMap(({ resources }) => resources)
    .filter(({ role }) => role === 'service')
    .map(({ type }) => type);
}
