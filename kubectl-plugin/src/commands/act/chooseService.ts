import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../../cli/CommandError';
import type { ActOperation } from '../../cli/Operation';
import type { ClusterAccess } from '../../cluster/ClusterAccess';
import { matchTarget } from '../status/matchTarget';
import { requireService } from '../status/requireFound';

/** The one service that is meant. Throws CommandError where there is none, or more than one. */
export async function chooseService(
  list: ModelServiceList,
  operation: Pick<ActOperation, 'target' | 'namespace'>,
  access: ClusterAccess,
): Promise<ModelService> {
  const { name, type } = operation.target;
  const kind = type === undefined ? undefined : access.kindOf(type);
  const items = matchTarget(list.items, { name, kind });
  await requireService({ ...list, items }, operation, access);
  const [service, ...others] = items;
  if (!service || others.length > 0) {
    const titles = items.map(one => `${one.kind.toLowerCase()}/${one.name}`);
    throw new CommandError(
      'usage',
      `several model services are meant by "${name}": write ${titles.join(
        ' or ',
      )}`,
    );
  }
  return service;
}
