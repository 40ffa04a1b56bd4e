import type { KubeClient } from '@modeldeck/plugin-model-serving-node';
import type { FleetQuery } from './ClusterAccess';

export interface NamespaceGroup {
  /** undefined: every namespace */
  namespace: string | undefined;
  clients: KubeClient[];
}

/** The clusters by the namespace to look in: without `-n`, each context has its own. */
export function groupByNamespace(
  clients: readonly KubeClient[],
  { namespace, allNamespaces }: FleetQuery,
): NamespaceGroup[] {
  const groups = new Map<string | undefined, KubeClient[]>();
  for (const client of clients) {
    const key = allNamespaces
      ? undefined
      : namespace ?? client.connection.namespace;
    groups.set(key, [...(groups.get(key) ?? []), client]);
  }
  return Array.from(groups, ([key, members]) => ({
    namespace: key,
    clients: members,
  }));
}
