import { FieldReader } from '@modeldeck/plugin-model-serving-common';
import { KubeError } from '../KubeError';

/** Kinds of one version of one API group to the plural names that paths have. */
export type ResourceNames = ReadonlyMap<
  string,
  { plural: string; namespaced: boolean }
>;

/**
 * Which kinds a cluster serves in a version, by what it says itself: a plural is not to be guessed
 * of a kind. Empty where it does not serve the version.
 *
 * @throws KubeError where that cannot be told
 */
export async function readResourceNames(
  apiVersion: string,
  read: (path: string) => Promise<unknown>,
): Promise<ResourceNames> {
  const root = apiVersion.includes('/') ? 'apis' : 'api';
  const version = apiVersion.split('/').map(encodeURIComponent).join('/');
  try {
    const answer = FieldReader.of(await read(`/${root}/${version}`));
    return new Map(
      answer
        .at('resources')
        .list()
        .flatMap(resource => {
          const plural = resource.at('name').string() ?? '';
          const kind = resource.at('kind').string() ?? '';
          const namespaced = resource.at('namespaced').boolean() ?? false;
          // `deployments/scale` and its like are of another kind.
          return plural === '' || plural.includes('/')
            ? []
            : [[kind, { plural, namespaced }] as const];
        }),
    );
  } catch (error) {
    if (
      error instanceof KubeError &&
      (error.kind === 'not-served' || error.kind === 'not-found')
    ) {
      return new Map();
    }
    throw error;
  }
}
