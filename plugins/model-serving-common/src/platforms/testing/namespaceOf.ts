import type { KubeObject, ResourceType } from '../../kubernetes/resourceType';
import type { ModelService } from '../../model/types';
import { assembleNamespace } from '../../fleet/assembleNamespace';
import { NamespaceObjects, type ReadState } from '../NamespaceObjects';
import { servingPlatforms } from '../registry';
import type { ResourceNeed, ServingPlatform } from '../ServingPlatform';

interface RawObject {
  apiVersion?: unknown;
  kind?: unknown;
}

export interface NamespaceOptions {
  namespace?: string;
  platforms?: readonly ServingPlatform[];
  /** lists that could not be read, by resource id; all others are whole */
  states?: Readonly<Record<string, ReadState>>;
}

/** One namespace holding these objects as an API server would send them. */
export function namespaceOf(
  raw: readonly RawObject[],
  options: NamespaceOptions = {},
): NamespaceObjects {
  const {
    namespace = 'team',
    platforms = servingPlatforms,
    states = {},
  } = options;
  const needs = platforms.flatMap(platform => platform.resources);
  const types = new Map<string, ResourceType>(
    needs.map(({ type }) => [type.id, type]),
  );
  const objects = new Map(
    [...types.values()].map(type => [
      type.id,
      states[type.id] && states[type.id]?.state !== 'read'
        ? []
        : raw
            .filter(object => isOf(type, object))
            .map(type.decode)
            .filter(object => isListed(object, type, needs)),
    ]),
  );
  return new NamespaceObjects('simulated', namespace, '2026-11-21T12:00:00Z', {
    objects,
    states: new Map(
      [...types.keys()].map(id => [id, states[id] ?? { state: 'read' }]),
    ),
  });
}

function isOf(type: ResourceType, { apiVersion, kind }: RawObject): boolean {
  const served = type.versions.map(version =>
    type.group ? `${type.group}/${version}` : version,
  );
  return kind === type.kind && served.includes(String(apiVersion));
}

/** Whether any list over the fleet has it: what no selector reaches, no user sees either. */
function isListed(
  { metadata }: KubeObject,
  type: ResourceType,
  needs: readonly ResourceNeed[],
): boolean {
  return needs
    .filter(need => need.type.id === type.id)
    .some(({ fleetSelector }) => {
      const [key, value] = fleetSelector?.split('=') ?? [];
      return (
        key === undefined ||
        (key in metadata.labels &&
          (value === undefined || metadata.labels[key] === value))
      );
    });
}

/** The services of one namespace, as every face gets them. */
export function servicesOf(
  raw: readonly RawObject[],
  options: NamespaceOptions = {},
): ModelService[] {
  const { platforms = servingPlatforms } = options;
  return assembleNamespace(namespaceOf(raw, options), platforms);
}
