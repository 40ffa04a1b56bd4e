import type { KubeObject } from '../kubernetes/resourceType';

const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

/**
 * A kubectl command in the object's namespace that a person can paste. Names come from the
 * cluster, so whatever a shell would not read as one word is quoted.
 *
 * @public
 */
export function kubectlCommand(
  { metadata }: KubeObject,
  ...words: string[]
): string {
  const place = metadata.namespace ? ['-n', metadata.namespace] : [];
  return `\`${['kubectl', ...place, ...words].map(shellWord).join(' ')}\``;
}

function shellWord(word: string): string {
  return PLAIN_WORD.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;
}
