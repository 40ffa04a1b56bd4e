import type { KubeObject } from '../kubernetes/resourceType';

const PLAIN_WORD = /^[\w@%+=:,./-]+$/;

/**
 * A kubectl command in the object's namespace that a person can paste. Names come from the
 * cluster, so whatever a shell would not read as one word is quoted.
 *
 * @public
 */
export function kubectlCommand(
  { metadata }: { metadata: Pick<KubeObject['metadata'], 'namespace'> },
  ...words: string[]
): string {
  const place = metadata.namespace ? ['-n', metadata.namespace] : [];
  return `\`${['kubectl', ...place, ...words].map(shellWord).join(' ')}\``;
}

/** The word as a shell reads it as one. */
export function shellWord(word: string): string {
  return PLAIN_WORD.test(word) ? word : `'${word.replace(/'/g, `'\\''`)}'`;
}

/** Kinds of several groups: kubectl would take the one of another group than is meant. */
const AMBIGUOUS_KINDS: readonly string[] = [
  'Experiment',
  'Model',
  'Pipeline',
  'Server',
  'Service',
];

/** The resource argument of a kubectl command that means this object's kind and no other. */
export function resourceArgument({
  apiVersion,
  kind,
}: Pick<KubeObject, 'apiVersion' | 'kind'>): string {
  const [group] = apiVersion.includes('/') ? apiVersion.split('/') : [];
  return (
    group !== undefined && AMBIGUOUS_KINDS.includes(kind)
      ? `${kind}.${group}`
      : kind
  ).toLowerCase();
}
