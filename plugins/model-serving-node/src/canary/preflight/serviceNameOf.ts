import {
  DEFAULT_SETTINGS,
  RECOGNISABLE_TYPES,
  recognise,
  type ResourceType,
  type ServingSettings,
} from '@modeldeck/plugin-model-serving-common';

/**
 * The name that the service of an object is asked for by: workloads are told which service they
 * are of, and two versions of one have names of their own; all else is a service by its own name.
 */
export function serviceNameOf(
  { id }: ResourceType,
  name: string,
  { applied, settings }: { applied: unknown; settings?: ServingSettings },
): string {
  const known = RECOGNISABLE_TYPES.find(({ type }) => type.id === id);
  if (known === undefined || known.kind === 'KnativeService') {
    return name;
  }
  const workload = known.type.decode(applied);
  const recognised = recognise(
    { ...workload, kind: known.kind },
    settings ?? DEFAULT_SETTINGS,
  );
  return recognised?.service ?? name;
}
