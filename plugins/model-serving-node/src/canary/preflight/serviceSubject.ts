import type {
  ChangedObject,
  ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { readServiceObjects } from '../../fleet/readService';
import { PreflightError } from './PreflightError';
import type { PreflightOptions } from './PreflightOptions';
import { readLive } from './readLive';
import { objectsOf, type Subject } from './Subject';

/** The service as it is, with the objects that a next version would change, as they are. */
export async function serviceSubject(
  options: PreflightOptions,
): Promise<Subject> {
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
