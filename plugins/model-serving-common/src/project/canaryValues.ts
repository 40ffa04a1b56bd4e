import { numberAnswer, textAnswer, truthAnswer } from './answers';
import type { Answers } from './ProjectKind';

const PREFIX = 'modeldeck.io/canary-';
const DEFAULT_TIMEOUT = '2h';

/** What is demanded of a project's canaries, as annotations of the service say it. */
export function canaryAnnotations(answers: Answers): Record<string, string> {
  const milliseconds = numberAnswer(answers, 'latencyMilliseconds', 0);
  const annotations: Record<string, string> = {
    [`${PREFIX}error-budget`]: `${numberAnswer(answers, 'errorPercent', 2)}%`,
  };
  if (milliseconds > 0) {
    annotations[`${PREFIX}latency-objective`] = `p99<${milliseconds}ms`;
  }
  if (truthAnswer(answers, 'autoRollback')) {
    annotations[`${PREFIX}auto-rollback`] = 'true';
  }
  return annotations;
}

/** How a new version is brought in by the pipeline. */
export function canaryValues(answers: Answers) {
  const timeout = textAnswer(answers, 'canaryTimeout') || DEFAULT_TIMEOUT;
  const amount = Number.parseInt(timeout, 10);
  const errorPercent = numberAnswer(answers, 'errorPercent', 2);
  return {
    percent: numberAnswer(answers, 'canaryPercent', 10),
    /** of requests that may fail; as it was answered, since 0.07 times 100 is not 7 */
    errorPercent,
    /** the same, 0 to 1 */
    errorShare: errorPercent / 100,
    approval: truthAnswer(answers, 'approval'),
    /** longest that a pipeline waits for a verdict */
    timeout,
    timeoutMinutes: timeout.endsWith('h') ? amount * 60 : amount,
  };
}
