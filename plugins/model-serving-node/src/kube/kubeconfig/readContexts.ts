import type { KubeconfigLocation } from './readKubeconfig';
import { readKubeconfig } from './readKubeconfig';

/** A context of the kubeconfig, as `kubectl config get-contexts` lists it. @public */
export interface ContextSummary {
  name: string;
  cluster: string;
  user: string;
  namespace: string | undefined;
  isCurrent: boolean;
}

/** All contexts by name; none when there is no kubeconfig. @public */
export async function readContexts(
  location: KubeconfigLocation = {},
): Promise<ContextSummary[]> {
  const { contexts, currentContext } = await readKubeconfig(location);
  return [...contexts]
    .map(([name, { cluster, user, namespace }]) => ({
      name,
      cluster,
      user,
      namespace,
      isCurrent: name === currentContext,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
