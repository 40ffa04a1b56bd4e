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
import { serviceNameOf } from '../canary/preflight/serviceNameOf';
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
  /** those of them that are there, and others that have one of the documents' objects */
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
  const named = makers.map(({ service: name, kind }) => ({ name, kind }));
  const meant = await servicesOf(named, options, manifest.objects);
  const after = meant.filter(service =>
    makers.some(maker => isPartOf(service, maker)),
  );
  if (after.length === 0) {
    // Nobody could be asked whether the caller may.
    throw whyNone(manifest, options);
  }
  const ids = new Set(after.map(({ id }) => id));
  // What a document says of its service need not be what the object says that is there.
  const live = makers
    .filter(maker => maker.live !== undefined)
    .map(({ type, kind, name, live: applied }) => ({
      kind,
      name: serviceNameOf(type, name, { applied, settings: options.settings }),
    }));
  const present = await servicesOf([...named, ...live], options);
  return {
    after,
    before: present.filter(
      service =>
        ids.has(service.id) || makers.some(maker => isPartOf(service, maker)),
    ),
  };
}

/** The services of these names, or that have objects of them. */
async function servicesOf(
  wanted: readonly Pick<ManifestObject, 'name' | 'kind'>[],
  options: ManifestServicesOptions,
  toBe?: readonly ManifestObject[],
): Promise<ModelService[]> {
  const titles = new Map(
    wanted.map(({ name, kind }) => [`${kind}/${name}`, { name, kind }]),
  );
  const found = new Map<string, ModelService>();
  for (const title of titles.values()) {
    const { list } = await readServiceObjects({ ...options, ...title, toBe });
    requireTold(list, options);
    list.items.forEach(service => found.set(service.id, service));
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
