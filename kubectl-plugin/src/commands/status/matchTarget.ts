import type { ModelService } from '@modeldeck/plugin-model-serving-common';

export interface Target {
  name: string;
  /** kind of the object; undefined: any */
  kind: string | undefined;
}

/**
 * The services a user means: those of this name, else those made of an object of this name. A
 * routing group is found by its members that way, but a member does not hide a service.
 */
export function matchTarget(
  services: readonly ModelService[],
  { name, kind }: Target,
): ModelService[] {
  const named = services.filter(
    service =>
      service.name === name && (kind === undefined || service.kind === kind),
  );
  return named.length > 0
    ? named
    : services.filter(({ objects }) =>
        objects.some(
          object =>
            object.name === name &&
            (kind === undefined || object.kind === kind),
        ),
      );
}
