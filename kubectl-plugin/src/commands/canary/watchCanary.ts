import { ExitCode } from '../../cli/ExitCode';
import { explainError } from '../../cli/explainError';
import type { Host } from '../../cli/Host';
import type { CanaryOperation } from '../../cli/Operation';
import { printable } from '../../terminal/printable';
import { canaryExitCode } from './canaryExitCode';
import { endOfWatch } from '../endOfWatch';
import type { CanaryLook, CanarySession } from './CanarySession';
import { LOOK_EVERY_MS } from './lookEvery';
import { pause } from './pause';
import { showLooks } from './showLooks';

/**
 * `kubectl model canary NAME --watch`: ends when it is to be promoted or rolled back, when a
 * person has to decide, when `--timeout` is over, or when interrupted.
 */
export async function watchCanary(
  session: CanarySession,
  operation: CanaryOperation,
  host: Host,
): Promise<ExitCode> {
  const end = endOfWatch(operation, host);
  const view = showLooks(operation, host);
  try {
    while (!end.signal.aborted) {
      const look = await lookUnlessFailing(session, end.signal, view.complain);
      if (look && !end.signal.aborted) {
        await view.show(look);
        if (isOver(look)) {
          return canaryExitCode(look.report.verdict.decision);
        }
      }
      await pause(LOOK_EVERY_MS, end.signal);
    }
    return host.interrupted.aborted ? ExitCode.interrupted : ExitCode.timedOut;
  } finally {
    end.cancel();
    view.stop();
  }
}

/** Beyond the maximum nothing more is expected. */
function isOver({ report, policy }: CanaryLook): boolean {
  const { decision, observedSeconds } = report.verdict;
  return (
    decision === 'promote' ||
    decision === 'rollback' ||
    observedSeconds >= policy.maximumSeconds
  );
}

/** What passes by itself: a pipeline that waits for an hour is not to fail for a minute. */
const PASSING = new Set([
  'aborted',
  'unreachable',
  'timeout',
  'throttled',
  'server',
  'gone',
  'malformed',
]);

async function lookUnlessFailing(
  session: CanarySession,
  signal: AbortSignal,
  complain: (message: string) => void,
): Promise<CanaryLook | undefined> {
  try {
    return await session.look(signal);
  } catch (error) {
    const { kind = '' } = error as { kind?: string };
    if (!session.hasLooked || !PASSING.has(kind)) {
      if (signal.aborted) {
        return undefined;
      }
      throw error;
    }
    if (!signal.aborted) {
      complain(printable(explainError(error)));
    }
    return undefined;
  }
}
