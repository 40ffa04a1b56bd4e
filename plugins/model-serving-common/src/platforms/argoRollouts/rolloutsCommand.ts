import { kubectlCommand } from '../../diagnosis/kubectlCommand';
import type { Rollout } from './rollout';

/** A command of the Argo Rollouts plugin: kubectl takes no flag before a plugin's name. */
export function rolloutsCommand(rollout: Rollout, ...words: string[]): string {
  const { namespace, name } = rollout.metadata;
  const place = namespace ? ['-n', namespace] : [];
  return kubectlCommand(
    { ...rollout, metadata: { ...rollout.metadata, namespace: '' } },
    'argo',
    'rollouts',
    ...words,
    name,
    ...place,
  );
}
