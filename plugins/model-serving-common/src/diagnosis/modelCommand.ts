import { shellWord } from './kubectlCommand';

/**
 * A command of ours that a person can paste. The namespace stands behind the verb: kubectl takes
 * no flag before the name of a plugin.
 *
 * @public
 */
export function modelCommand(
  { namespace, name }: { namespace: string; name: string },
  verb: string,
  ...flags: string[]
): string {
  const words = ['kubectl', 'model', verb, '-n', namespace, name, ...flags];
  return `\`${words.map(shellWord).join(' ')}\``;
}
