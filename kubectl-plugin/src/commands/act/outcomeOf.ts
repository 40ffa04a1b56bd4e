import type {
  ActionOutcome,
  Plan,
  PredictedShare,
} from '@modeldeck/plugin-model-serving-common';
import type { PlanVerification } from '@modeldeck/plugin-model-serving-node';
import { ExitCode } from '../../cli/ExitCode';
import { ACTION_WORDS } from '../../views/actionWords';
import { humanDuration } from '../../views/humanDuration';

const EXIT_CODES: Record<ActionOutcome['state'], ExitCode> = {
  planned: ExitCode.healthy,
  accepted: ExitCode.healthy,
  written: ExitCode.healthy,
  reached: ExitCode.healthy,
  refused: ExitCode.error,
  declined: ExitCode.error,
  failed: ExitCode.degraded,
  'timed-out': ExitCode.timedOut,
  gone: ExitCode.notFound,
  'cannot-verify': ExitCode.undecided,
};

export function outcomeExitCode(state: ActionOutcome['state']): ExitCode {
  return EXIT_CODES[state];
}

/** What came of a plan, in a sentence. */
export function outcomeOf(
  plan: Plan,
  came: PlanVerification | Pick<ActionOutcome, 'state'>,
  timeoutMs: number,
): ActionOutcome {
  const now: PredictedShare[] | undefined =
    'now' in came ? came.now : undefined;
  return {
    state: came.state,
    detail: detailOf(plan, came, timeoutMs),
    ...(now && now.length > 0 && { now }),
  };
}

function detailOf(
  { action, summary, undo }: Plan,
  came: PlanVerification | Pick<ActionOutcome, 'state'>,
  timeoutMs: number,
): string {
  const { done } = ACTION_WORDS[action];
  const reason = 'reason' in came ? came.reason : '';
  switch (came.state) {
    case 'planned':
      return 'Nothing is written: --dry-run=client.';
    case 'accepted':
      return 'The API server would accept it. Nothing is written: --dry-run=server.';
    case 'written':
      return 'Written. Whether the traffic follows was not waited for: --timeout 0.';
    case 'declined':
      return 'nothing is written';
    case 'reached':
      return `${done}: ${summary}.${healthNote(came)}`;
    case 'cannot-verify':
      return `written, but whether the traffic follows cannot be told: ${reason}`;
    case 'timed-out':
      return `written, but after ${humanDuration(
        timeoutMs,
      )} the traffic is not as predicted: ${reason}; it may still get there; to get back: ${undo}`;
    case 'failed':
      return `written, and the service has failed since: ${reason}; to get back: ${undo}`;
    default:
      return `written, but ${reason}`;
  }
}

/** Traffic as predicted is not yet a service that is well. */
function healthNote(came: object): string {
  const { service } = came as Partial<
    Extract<PlanVerification, { state: 'reached' }>
  >;
  const { status, message, reason } = service?.health ?? {};
  return status === 'degraded' || status === 'failed'
    ? ` But the service is ${status}: ${message || reason}`
    : '';
}
