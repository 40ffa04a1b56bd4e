import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import { isPartOf } from '../canary/preflight/manifestSubject';
import {
  type ManifestObject,
  type ManifestRead,
  readManifest,
} from '../canary/preflight/readManifest';
import {
  type ReadServiceOptions,
  readServiceObjects,
} from '../fleet/readService';
import { KubeError } from '../kube/KubeError';
import { ApplyRefusedError } from './ApplyRefusedError';

/** @public */
export interface ManifestServicesOptions
  extends Omit<ReadServiceOptions, 'name' | 'kind'> {
  documents: readonly unknown[];
}

/** What documents have to do with model services. @public */
export interface ManifestServices {
  /** those that the documents make or change, as if they were applied; one at least */
  after: ModelService[];
  /** those that are there and have one of the documents' objects already */
  before: ModelService[];
}

/**
 * The model services that documents make, and those that they change. Only reads.
 *
 * @throws KubeError where that cannot be told
 * @throws ApplyRefusedError where the documents make none
 * @public
 */
export async function readManifestServices(
  options: ManifestServicesOptions,
): Promise<ManifestServices> {
  const manifest = await readManifest(options);
  const makers = manifest.objects.filter(object => object.makesServices);
  const after = await servicesWith(makers, options, manifest.objects);
  if (after.length === 0) {
    // Nobody could be asked whether the caller may.
    throw whyNone(manifest, options);
  }
  return {
    after,
    before: await servicesWith(
      makers.filter(({ live }) => live !== undefined),
      options,
    ),
  };
}

/** The services that have one of these objects. */
async function servicesWith(
  makers: readonly ManifestObject[],
  options: ManifestServicesOptions,
  toBe?: readonly ManifestObject[],
): Promise<ModelService[]> {
  const found = new Map<string, ModelService>();
  for (const { service: name, kind } of makers) {
    const { list } = await readServiceObjects({ ...options, name, kind, toBe });
    requireTold(list, options);
    list.items
      .filter(service => makers.some(maker => isPartOf(service, maker)))
      .forEach(service => found.set(service.id, service));
  }
  return [...found.values()];
}

/** A list that could not be read whole hides whose the objects are. */
function requireTold(
  { clusters }: ModelServiceList,
  { client, platforms, namespace }: ManifestServicesOptions,
): void {
  const making = new Set(
    platforms
      .flatMap(({ resources }) => resources)
      .filter(({ role }) => role === 'service')
      .map(({ type }) => type.id),
  );
  const why = clusters.flatMap(({ error, gaps }) => [
    ...(error === undefined ? [] : [error]),
    ...gaps
      .filter(gap => gap.state !== 'absent' && making.has(gap.resource))
      .map(({ reason }) => reason),
  ])[0];
  if (why !== undefined) {
    throw new KubeError({
      kind: 'unreachable',
      cluster: client.cluster,
      what: 'tell whose service it is',
      where: `namespace ${namespace}`,
      why,
    });
  }
}

function whyNone(
  { notServed: [first], firstKind, firstName }: ManifestRead,
  { client }: ManifestServicesOptions,
): Error {
  return first
    ? new KubeError({
        kind: first.untold ? 'unreachable' : 'not-served',
        cluster: client.cluster,
        what: `apply ${firstKind}/${firstName}`,
        why: first.detail,
        hint: 'install what brings it, or choose another cluster',
      })
    : new ApplyRefusedError(
        'The documents make no model service, and the portal applies nothing else; let the pipeline apply them',
        'usage',
      );
}
