import type { KubeObject, ResourceType } from '../../kubernetes/resourceType';
import { matchesSelector } from '../../kubernetes/labelSelector';
import { parseLabelSelector } from '../../kubernetes/parseLabelSelector';
import type { ModelService } from '../../model/types';
import { assembleNamespace } from '../../fleet/assembleNamespace';
import {
  DEFAULT_SETTINGS,
  type ServingSettings,
} from '../../settings/ServingSettings';
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
  settings?: ServingSettings;
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
    settings = DEFAULT_SETTINGS,
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
            .map(object => type.decode(object))
            .filter(object => isListed(object, type, needs, settings)),
    ]),
  );
  const lists = {
    objects,
    states: new Map<string, ReadState>(
      [...types.keys()].map(id => [id, states[id] ?? { state: 'read' }]),
    ),
  };
  return new NamespaceObjects(
    'simulated',
    namespace,
    '2026-11-21T12:00:00Z',
    lists,
    settings,
  );
}

/** In whichever version: a cluster may serve one that the core does not know. */
function isOf(type: ResourceType, { apiVersion, kind }: RawObject): boolean {
  const [group] = String(apiVersion).includes('/')
    ? String(apiVersion).split('/')
    : [''];
  return kind === type.kind && group === type.group;
}

/** Whether any list over the fleet has it: what no selector reaches, no user sees either. */
function isListed(
  { metadata }: KubeObject,
  type: ResourceType,
  needs: readonly ResourceNeed[],
  settings: ServingSettings,
): boolean {
  return needs
    .filter(need => need.type.id === type.id)
    .some(need => {
      const text = need.fleetSelector?.(settings) ?? '';
      const selector = parseLabelSelector(text);
      if ('problem' in selector) {
        throw new Error(selector.problem);
      }
      return matchesSelector(selector, metadata.labels);
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
