import { plainText } from '../../kubernetes/plainText';
import type { KnativeService } from '../../kubernetes/knativeService';
import { unknown } from '../../model/known';
import type { RolloutProgress } from '../../model/types';
import { known } from '../../model/known';
import { programmedShares } from './knativeShares';

const DURATION_ANNOTATION = 'serving.knative.dev/rollout-duration';

/**
 * A new revision that Knative gives its share bit by bit, which an annotation or the
 * installation's default asks for. It happens only to entries that follow the latest revision.
 * (knative/serving: pkg/apis/serving/v1/route_lifecycle.go, MarkIngressRolloutInProgress)
 */
export function gradualRollout(
  service: KnativeService,
): RolloutProgress | undefined {
  const running = service.conditions.find(
    ({ reason }) => reason === 'RolloutInProgress',
  );
  if (!running) {
    return undefined;
  }
  const duration = service.metadata.annotations[DURATION_ANNOTATION];
  const newest = service.latestReady;
  const percent =
    newest === undefined
      ? undefined
      : known(programmedShares(service).shares)?.get(newest);
  const over = duration === undefined ? '' : ` within ${duration}`;
  return {
    controller: 'Knative Serving',
    strategy: 'gradual',
    phase: running.reason,
    message: plainText(
      percent === undefined
        ? running.message
        : `${newest} gets ${percent} % so far and all of its share${over}`,
    ),
    step: unknown('Knative reports no steps'),
    aborted: false,
    checks: [],
  };
}
