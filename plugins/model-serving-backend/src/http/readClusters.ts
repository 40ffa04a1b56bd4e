import { InputError } from '@backstage/errors';

/**
 * The clusters that a request names; undefined when it names none.
 *
 * @throws InputError for a parameter that does not exist: left out silently it would answer a
 * misspelt question with every cluster.
 */
export function readClusters(
  query: Record<string, unknown>,
): string[] | undefined {
  const { cluster, ...others } = query;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) {
    throw new InputError('No such filter; known is cluster');
  }
  if (cluster === undefined) {
    return undefined;
  }
  const names = [cluster].flat();
  if (!names.every(name => typeof name === 'string')) {
    throw new InputError('The filter cluster must be text');
  }
  return names;
}
