import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import type { StatusTarget } from '../../cli/Operation';
import type { ClusterAccess } from '../../cluster/ClusterAccess';
import { matchTarget } from './matchTarget';

/** The services that a user means by a NAME or TYPE/NAME. Throws CommandError for a wrong TYPE. */
export async function readTarget(
  { name, type }: StatusTarget,
  namespace: string | undefined,
  access: ClusterAccess,
): Promise<ModelServiceList> {
  const kind = type === undefined ? undefined : access.kindOf(type);
  const list = await access.readService({ namespace, name, kind });
  return { ...list, items: matchTarget(list.items, { name, kind }) };
}
