import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../../cli/CommandError';
import type { Host } from '../../cli/Host';
import type { PreflightOperation } from '../../cli/PreflightOperation';
import type { ClusterAccess } from '../../cluster/ClusterAccess';
import { chooseService } from '../act/chooseService';
import { reportProblems } from '../status/reportProblems';

/** The one service that is looked at. Throws CommandError where there is none, or more than one. */
export async function chooseSubject(
  list: ModelServiceList,
  { target, namespace, file }: PreflightOperation,
  { access, host }: { access: ClusterAccess; host: Host },
): Promise<ModelService> {
  reportProblems(list, host);
  if (target) {
    return chooseService(list, { target, namespace }, access);
  }
  const [service, ...others] = list.items;
  if (service && others.length === 0) {
    return service;
  }
  throw new CommandError(
    'usage',
    service
      ? `${file} has several model services: name one of ${list.items
          .map(({ kind, name }) => `${kind.toLowerCase()}/${name}`)
          .join(', ')}`
      : `${file} has no model service that could be told: see docs/recognition.md`,
  );
}
