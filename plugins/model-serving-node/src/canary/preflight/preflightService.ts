import {
  type ChangedObject,
  DEFAULT_SETTINGS,
  effectivePolicy,
  type ModelReading,
  type ModelService,
  type ModelServiceList,
  modelUris,
  type NamespaceObjects,
  type PreflightFacts,
  type PreflightReport,
  preflightReport,
  unservedReport,
} from '@modeldeck/plugin-model-serving-common';
import {
  readServiceObjects,
  type ReadServiceOptions,
} from '../../fleet/readService';
import type { PodScraper } from '../../metrics/PodScraper';
import type { PrometheusClient } from '../../metrics/PrometheusClient';
import { managersOf } from '../managersOf';
import { PreflightError } from './PreflightError';
import { readLive } from './readLive';
import { type ManifestRead, readManifest } from './readManifest';
import { readMetrics } from './readMetrics';
import { readRoom } from './readRoom';

/** @public */
export interface PreflightOptions
  extends Omit<ReadServiceOptions, 'name' | 'kind'> {
  /** absent: the one service that the manifest has */
  name?: string;
  kind?: string;
  /** documents that are to be applied; absent: any next version of the service is meant */
  manifest?: readonly unknown[];
  /** Which of the services of a name is meant; throws when none is, or several are. */
  choose(list: ModelServiceList): ModelService | Promise<ModelService>;
  /** absent: nothing is known of metrics */
  metrics?: PrometheusClient | PodScraper;
  /** looks into a storage URI; absent: nobody does */
  readModel?(uri: string): Promise<ModelReading>;
  /** ids of checks that are left out */
  skip?: readonly string[];
}

/** What is looked at, before anything is asked about it. */
type Subject = Pick<
  PreflightFacts,
  'subject' | 'before' | 'after' | 'objects' | 'changed' | 'notServed'
>;

/**
 * What the next version of a service would meet: a manifest as if it were applied, or whatever is
 * applied next. Only reads.
 *
 * @throws KubeError where an object cannot be read; PreflightError where a manifest has no service
 * @public
 */
export async function preflightService(
  options: PreflightOptions,
): Promise<PreflightReport> {
  const { manifest } = options;
  if (manifest === undefined) {
    return report(await serviceSubject(options), options);
  }
  const read = await readManifest({ ...options, documents: manifest });
  const [first] = read.objects.filter(each => each.makesServices);
  if (!first && read.notServed.length > 0) {
    return unservedReport({
      cluster: options.client.cluster,
      namespace: options.namespace,
      kind: read.firstKind,
      name: options.name ?? read.firstName,
      notServed: read.notServed,
      observedAt: options.now().toISOString(),
    });
  }
  return report(await manifestSubject(read, options), options);
}

async function report(
  subject: Subject,
  options: PreflightOptions,
): Promise<PreflightReport> {
  const { client, settings = DEFAULT_SETTINGS, signal, readModel } = options;
  const { before, after, changed } = subject;
  const uris = modelUris(subject);
  const reading = async (uri: string | undefined) =>
    uri === undefined ? undefined : readModel?.(uri);
  const isSameModel = uris.stable === uris.candidate;
  const { policy } = effectivePolicy(settings.canaryPolicy, after.canaryPolicy);
  const [room, metrics, candidate, stable] = await Promise.all([
    readRoom(subject, { client, settings: settings.gpu, signal }),
    readMetrics(before ?? after, {
      ...options,
      settings,
      metrics: options.metrics,
    }),
    reading(uris.candidate),
    isSameModel ? undefined : reading(uris.stable),
  ]);
  return preflightReport(
    {
      ...subject,
      room,
      metrics,
      models: { ...(stable && { stable }), ...(candidate && { candidate }) },
      managers: managersOf(changed.map(({ live }) => live)),
      required: policy.required,
    },
    { skip: options.skip },
  );
}

/** The service as it is, with the objects that a next version would change, as they are. */
async function serviceSubject(options: PreflightOptions): Promise<Subject> {
  const { name } = options;
  if (name === undefined) {
    throw new PreflightError('neither a service nor a manifest is given');
  }
  const { list, objects } = await readServiceObjects({ ...options, name });
  const after = await options.choose(list);
  return {
    subject: 'service',
    before: after,
    after,
    objects: objectsOf(objects, after),
    changed: await liveObjects(after, options),
    notServed: [],
  };
}

async function liveObjects(
  service: ModelService,
  { client, platforms, signal }: PreflightOptions,
): Promise<ChangedObject[]> {
  const types = platforms
    .flatMap(({ resources }) => resources)
    .map(({ type }) => type);
  const read = await Promise.all(
    service.objects.map(async ({ apiVersion, kind, name }) => {
      const [group, version = group] = apiVersion.includes('/')
        ? apiVersion.split('/')
        : ['', apiVersion];
      const type = types.find(
        each => each.kind === kind && each.group === group,
      );
      const { namespace } = service;
      const live =
        type && version
          ? await readLive({ client, type, version, namespace, name, signal })
          : undefined;
      return live === undefined ? [] : [{ live, applied: live }];
    }),
  );
  return read.flat();
}

/** The service that a manifest makes or changes, as it would be and as it is. */
async function manifestSubject(
  { objects: toBe, notServed }: ManifestRead,
  options: PreflightOptions,
): Promise<Subject> {
  const [first] = toBe.filter(each => each.makesServices);
  if (!first) {
    throw new PreflightError(
      'the manifest has no object that a model service is made of',
    );
  }
  const { kind = options.name === undefined ? first.kind : undefined } =
    options;
  const read = {
    ...options,
    namespace: first.namespace,
    name: options.name ?? first.name,
    kind,
  };
  const [then, now] = await Promise.all([
    readServiceObjects({ ...read, toBe }),
    toBe.some(({ live }) => live !== undefined)
      ? readServiceObjects(read)
      : undefined,
  ]);
  const after = await options.choose({
    ...then.list,
    items: then.list.items.filter(service => isMadeOf(service, toBe)),
  });
  return {
    subject: 'manifest',
    before: now?.list.items.find(({ id }) => id === after.id),
    after,
    objects: objectsOf(then.objects, after),
    changed: toBe,
    notServed,
  };
}

function isMadeOf(
  { objects }: ModelService,
  toBe: ManifestRead['objects'],
): boolean {
  return objects.some(({ kind, name }) =>
    toBe.some(each => each.kind === kind && each.name === name),
  );
}

function objectsOf(
  objects: ReadonlyMap<string, NamespaceObjects>,
  { id }: ModelService,
): NamespaceObjects {
  const own = objects.get(id);
  if (!own) {
    throw new PreflightError('the service is not there any more');
  }
  return own;
}
