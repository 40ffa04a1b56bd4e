import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import { readServiceObjects } from '../../fleet/readService';
import { PreflightError } from './PreflightError';
import type { PreflightOptions } from './PreflightOptions';
import type { ManifestRead } from './readManifest';
import { objectsOf, type Subject } from './Subject';

/** The service that a manifest makes or changes, as it would be and as it is. */
export async function manifestSubject(
  { objects: toBe, notServed }: ManifestRead,
  options: PreflightOptions,
): Promise<Subject> {
  const makers = toBe.filter(each => each.makesServices);
  const { namespace } = makers[0] ?? options;
  const { name, kind } = options;
  const meant = name === undefined ? servicesOf(makers) : [{ name, kind }];
  const reads = await Promise.all(
    meant.map(each =>
      readServiceObjects({
        ...options,
        namespace,
        name: each.name,
        kind: each.kind,
        toBe,
      }),
    ),
  );
  const [own] = reads;
  if (!own || makers.length === 0) {
    throw new PreflightError(
      'the manifest has no object that a model service is made of',
    );
  }
  const services = new Map(
    reads
      .flatMap(({ list }) => list.items)
      .filter(service => toBe.some(object => isPartOf(service, object)))
      .map(service => [service.id, service]),
  );
  const after = await options.choose({
    ...own.list,
    items: [...services.values()],
  });
  return {
    subject: 'manifest',
    before: await serviceBefore(after, toBe, options),
    after,
    objects: objectsOf(
      new Map(reads.flatMap(({ objects }) => [...objects])),
      after,
    ),
    // What makes other services is none of this one's.
    changed: toBe.filter(
      object => !object.makesServices || isPartOf(after, object),
    ),
    notServed,
  };
}

/** Which services objects make: several may make one. */
function servicesOf(
  makers: ManifestRead['objects'],
): { name: string; kind: string }[] {
  const named = makers.map(({ service, kind }) => ({ name: service, kind }));
  return [...new Map(named.map(one => [JSON.stringify(one), one])).values()];
}

/** The service as it is; undefined: it is not there yet. */
async function serviceBefore(
  after: ModelService,
  toBe: ManifestRead['objects'],
  options: PreflightOptions,
): Promise<ModelService | undefined> {
  const isThere = toBe.some(
    object => object.live !== undefined && isPartOf(after, object),
  );
  if (!isThere) {
    return undefined;
  }
  const { namespace, name, kind } = after;
  const { list } = await readServiceObjects({
    ...options,
    namespace,
    name,
    kind,
  });
  return list.items.find(({ id }) => id === after.id);
}

/** Whether a service is made of an object, besides others. */
export function isPartOf(
  { objects }: ModelService,
  { kind, name }: Pick<ManifestRead['objects'][number], 'kind' | 'name'>,
): boolean {
  return objects.some(object => object.kind === kind && object.name === name);
}
