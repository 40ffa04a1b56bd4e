import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import { refuse } from '../../../../canary/plan/refuse';
import type { InferenceServiceSubject } from './knativePlan';
import { revisionNamed } from './knativeRisks';

/**
 * Knative calls a revision ready that has once been so, and goes on doing it while all of its
 * pods crash. One without pods is another matter: it starts with the first request.
 */
export function refuseFailing(
  subject: InferenceServiceSubject,
  name: string | undefined,
): PlanOutcome | undefined {
  const pods = revisionNamed(subject, name)?.pods ?? [];
  const [first] = pods;
  return first && pods.every(pod => !pod.ready)
    ? refuse(subject, {
        reason: 'canary-failing',
        message: `none of the ${pods.length} pods of ${name} is ready (${first.state}), so more requests would fail`,
        instead: 'roll back, or find out why its pods are not ready',
      })
    : undefined;
}
