import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../../cli/CommandError';
import { ExitCode } from '../../cli/ExitCode';
import type { StatusOperation } from '../../cli/Operation';
import type { ClusterAccess } from '../../cluster/ClusterAccess';
import { notServed } from './reportProblems';
import { readingExitCode } from './statusExitCode';

type Answer = Pick<ModelServiceList, 'clusters' | 'items'>;

/** What was asked for, and where. */
type Sought = Pick<StatusOperation, 'target' | 'namespace'> & {
  allNamespaces?: boolean;
};

/**
 * Throws unless the service asked for was found; says what is known about why it was not, and
 * what else was looked for.
 */
export async function requireService(
  list: Answer,
  operation: Sought,
  access: ClusterAccess,
  nor = '',
): Promise<void> {
  if (list.items.length > 0) {
    return;
  }
  const name = operation.target?.name ?? '';
  const unread = readingExitCode(list);
  if (unread !== undefined) {
    throw new CommandError(
      unread === ExitCode.forbidden ? 'forbidden' : 'failed',
      `cannot tell whether there is a model service "${name}": not everything could be read`,
    );
  }
  await requireNamespace(list, operation, access);
  const { namespace } = operation;
  const places = access.clusters.map(
    (cluster, index) =>
      `namespace ${
        namespace ?? access.defaultNamespaces[index]
      } of cluster ${cluster}`,
  );
  throw new CommandError(
    'not-found',
    [
      `model service "${name}" not found in ${places.join(', ')}${nor}`,
      ...(await notServed(access)),
      'list what there is with: kubectl model status -A',
    ].join('; '),
  );
}

/** Throws when the namespace of an empty answer does not exist in any of the clusters. */
export async function requireNamespace(
  list: Answer,
  operation: Sought,
  access: ClusterAccess,
): Promise<void> {
  const reached = list.clusters.filter(({ reachable }) => reachable);
  if (operation.allNamespaces || reached.length === 0) {
    return;
  }
  const missing = await access.withoutNamespace(operation.namespace);
  if (missing.length < reached.length) {
    return;
  }
  const places = missing.map(
    ({ cluster, namespace }) =>
      `namespace "${namespace}" does not exist in cluster ${cluster}`,
  );
  throw new CommandError(
    'not-found',
    `${places.join(', ')}; see: kubectl get namespaces`,
  );
}
