import type { Plan } from '@modeldeck/plugin-model-serving-common';
import {
  isSamePlan,
  type ServicePlan,
} from '@modeldeck/plugin-model-serving-node';
import { CommandError } from '../../cli/CommandError';
import { ExitCode } from '../../cli/ExitCode';
import type { Host } from '../../cli/Host';
import type { ActOperation } from '../../cli/Operation';
import type { OpenForWriting } from '../../cluster/CanaryControl';
import { loadSettings } from '../../settings/loadSettings';
import { ActSession } from './ActSession';
import { registeredVersion } from './registeredVersion';

/** `kubectl model start-canary`, `promote`, `rollback`, `set-weight`, `pause`, `resume`. */
export async function runAct(
  operation: ActOperation,
  host: Host,
  open: OpenForWriting,
): Promise<ExitCode> {
  requireSomebodyToAsk(operation, host);
  const settings = await loadSettings(operation.settings, host);
  const cluster = await open(operation.connection, settings);
  const wanted = await registeredVersion(operation.wanted, settings, host);
  const session = new ActSession({ ...operation, wanted }, host, cluster);
  const first = await session.plan();
  if ('refusal' in first.outcome) {
    return session.refused(first.outcome.refusal);
  }
  const planned = { ...first, plan: first.outcome.plan };
  session.show(planned);
  return operation.dryRun === 'client'
    ? session.end(planned, { state: 'planned' })
    : writeWhenAgreed(session, planned);
}

type Planned = Pick<ServicePlan, 'service'> & { plan: Plan };

async function writeWhenAgreed(
  session: ActSession,
  planned: Planned,
): Promise<ExitCode> {
  if (!(await session.isAgreed(planned.service))) {
    return session.declined(planned);
  }
  try {
    await session.write(planned.plan);
  } catch (error) {
    if ((error as { kind?: string }).kind !== 'conflict') {
      throw error;
    }
    return writeAfterConflict(session, planned);
  }
  return session.follow(planned);
}

/**
 * Most conflicts are a controller that has written a status meanwhile. What was agreed to is
 * written all the same when it is still the plan; anything else is shown and asked about.
 */
async function writeAfterConflict(
  session: ActSession,
  former: Planned,
): Promise<ExitCode> {
  session.say(
    'The objects were changed meanwhile, and nothing is written yet: planning again.',
  );
  const again = await session.plan();
  if ('refusal' in again.outcome) {
    return session.refused(again.outcome.refusal);
  }
  const planned = { ...again, plan: again.outcome.plan };
  if (!isSamePlan(former.plan, planned.plan)) {
    session.show(planned);
    await session.agreeAnew(planned.service);
  }
  await session.write(planned.plan);
  return session.follow(planned);
}

/** Known before any cluster is asked. */
function requireSomebodyToAsk(
  { wanted, yes, dryRun }: ActOperation,
  { stdin, stderr }: Host,
): void {
  if (!yes && dryRun === 'none' && !(stdin.isTTY && stderr.isTTY)) {
    throw new CommandError(
      'usage',
      `${wanted.action} asks before it writes, and there is no terminal to ask on: add --yes, or --dry-run=client to see the plan`,
    );
  }
}
