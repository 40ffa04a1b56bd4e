import { FieldReader } from '../../kubernetes/FieldReader';
import type { PreflightCheck } from '../../model/preflightTypes';
import {
  INFERENCE_SERVICES,
  type InferenceService,
} from '../../platforms/kserve/inferenceService/inferenceService';
import { changesModel } from './changesModel';
import type { PreflightFacts } from './PreflightFacts';

export type ShareAnswer = Pick<PreflightCheck, 'state' | 'detail' | 'fix'>;

/**
 * What `canaryTrafficPercent` would do to an InferenceService in Knative mode: it depends on what
 * was rolled out before, and on whether the model changes in the same update
 * (kserve/kserve: ksvc_reconciler.go, inference_service_status.go). undefined: it is none.
 */
export function knativeShare({
  subject,
  after,
  changed,
}: PreflightFacts): ShareAnswer | undefined {
  const change = changed.find(
    ({ applied }) =>
      FieldReader.of(applied).at('kind').string() === INFERENCE_SERVICES.kind,
  );
  if (after.mode !== 'Knative' || !change) {
    return undefined;
  }
  const service = INFERENCE_SERVICES.decode(change.applied);
  if (change.live === undefined) {
    return ofFirst(service);
  }
  if (subject === 'service') {
    return ofAnyNext(service);
  }
  const live = INFERENCE_SERVICES.decode(change.live);
  return changesModel(change.live, change.applied)
    ? ofNewModel(service, live)
    : ofPercentAlone(service, live);
}

function ofFirst({ predictor }: InferenceService): ShareAnswer {
  const { canaryTrafficPercent: percent } = predictor;
  return percent === undefined
    ? {
        state: 'not-applicable',
        detail: 'the first revision gets all requests',
      }
    : {
        state: 'warning',
        detail: `canaryTrafficPercent ${percent} has no effect on the first revision, but on the second, unasked`,
        fix: 'leave canaryTrafficPercent out, and set it together with the next model',
      };
}

/** What the field that is there now would do to whatever is applied next. */
function ofAnyNext(service: InferenceService): ShareAnswer {
  const { canaryTrafficPercent: percent } = service.predictor;
  if (percent === 0) {
    return {
      state: 'failed',
      detail:
        'canaryTrafficPercent 0 is left over: the next model would get no requests, while the service is ready',
      fix: 'set canaryTrafficPercent together with the next model',
    };
  }
  if (percent === 100) {
    return {
      state: 'warning',
      detail:
        'canaryTrafficPercent 100 is left over: the next model would get all requests at once',
      fix: 'set canaryTrafficPercent together with the next model',
    };
  }
  return isInFlight(service)
    ? {
        state: 'warning',
        detail: `a canary is in flight with ${percent} %: another change of the model replaces it`,
        fix: 'promote it or roll it back first',
      }
    : {
        state: 'passed',
        detail:
          percent === undefined
            ? 'no percent is left over; set canaryTrafficPercent together with the next model'
            : `the next model would get ${percent} %`,
      };
}

function ofNewModel(
  { predictor }: InferenceService,
  live: InferenceService,
): ShareAnswer {
  const { canaryTrafficPercent: percent } = predictor;
  if (live.predictorStatus.latestRolledout === undefined) {
    return {
      state: 'warning',
      detail:
        'no revision was rolled out yet, so that the new one gets all requests whatever the percent',
      fix: 'wait until the service is ready, then apply it',
    };
  }
  if (percent === undefined || percent === 100) {
    return {
      state: 'warning',
      detail: 'the new model gets all requests as soon as it is ready',
      fix: 'set spec.predictor.canaryTrafficPercent in the same change, e.g. to 10',
    };
  }
  if (percent === 0) {
    return live.predictor.canaryTrafficPercent === 0
      ? {
          state: 'failed',
          detail:
            'canaryTrafficPercent 0 is left over from a roll-back: the new model would get no requests, while the service is ready',
          fix: 'set the percent that it is to get',
        }
      : {
          state: 'warning',
          detail: 'canaryTrafficPercent 0: the new model gets no requests',
          fix: 'set the percent that it is to get',
        };
  }
  return isInFlight(live)
    ? {
        state: 'warning',
        detail: `it replaces the canary in flight, and gets its ${percent} % at once`,
        fix: 'promote the canary or roll it back first',
      }
    : {
        state: 'passed',
        detail: `the new model gets ${percent} %, ${
          live.predictorStatus.latestRolledout
        } keeps ${100 - percent} %`,
      };
}

function ofPercentAlone(
  { predictor }: InferenceService,
  live: InferenceService,
): ShareAnswer {
  const { canaryTrafficPercent: percent } = predictor;
  const { previousRolledout } = live.predictorStatus;
  if (percent === live.predictor.canaryTrafficPercent) {
    return {
      state: 'not-applicable',
      detail: 'neither the model nor its share changes',
    };
  }
  if (isInFlight(live)) {
    return {
      state: 'passed',
      detail:
        percent === undefined
          ? 'the canary in flight is promoted'
          : `the canary in flight gets ${percent} %`,
    };
  }
  return percent === undefined ||
    percent === 100 ||
    previousRolledout === undefined
    ? { state: 'passed', detail: 'the model keeps all requests' }
    : {
        state: 'failed',
        detail: `the percent alone undoes the promotion: ${previousRolledout}, the model before, gets ${
          100 - percent
        } % again`,
        fix: 'change the model and the percent in one update; to roll back, use kubectl model rollback',
      };
}

function isInFlight({ predictorStatus, predictor }: InferenceService): boolean {
  const { latestCreated, latestRolledout } = predictorStatus;
  return (
    predictor.canaryTrafficPercent !== undefined &&
    latestCreated !== undefined &&
    latestRolledout !== undefined &&
    latestCreated !== latestRolledout
  );
}
