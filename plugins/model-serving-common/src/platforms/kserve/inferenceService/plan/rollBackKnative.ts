import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import { writeTo } from '../../../../canary/plan/writeTo';
import type { PlannedWrite } from '../../../../model/types';
import { cleanStorageUri } from '../../../../kubernetes/cleanStorageUri';
import { SOURCE_URI_ANNOTATION } from '../../labels';
import { refuse } from '../../../../canary/plan/refuse';
import { INFERENCE_SERVICES } from '../inferenceService';
import { KNATIVE_REVISIONS } from '../knativeRevision';
import { type InferenceServiceSubject, planPercent } from './knativePlan';
import {
  capacityRisks,
  keptAcceleratorRisks,
  leftoverRisk,
  moreAcceleratorRisks,
} from './knativeRisks';

/** Gives the stable revision everything: the one beside a canary, or the one before a promotion. */
export function rollBackKnative(subject: InferenceServiceSubject): PlanOutcome {
  const { predictor, predictorStatus: status } = subject.object;
  const { latestCreated, latestReady, latestRolledout } = status;
  if (latestRolledout === undefined) {
    return refuse(subject, {
      reason: 'no-earlier-revision',
      message:
        'no revision has had all the traffic yet, so there is no way back',
      instead: 'correct the spec, which makes a new revision',
    });
  }
  const isPromoted =
    latestReady === latestRolledout && latestCreated === latestRolledout;
  if (isPromoted) {
    return undoPromotion(subject, latestRolledout);
  }
  if (predictor.canaryTrafficPercent === 0) {
    return refuse(subject, {
      reason: 'already-rolled-back',
      message: `canaryTrafficPercent is 0 already, and ${latestRolledout} has all the traffic`,
      instead: `finish it: set the old storageUri and remove canaryTrafficPercent in one change${
        latestReady === latestCreated && latestReady !== latestRolledout
          ? `; if ${latestRolledout} is the one to get away from, promote ${latestReady}`
          : ''
      }`,
    });
  }
  return planPercent(subject, 0, {
    risks: [leftoverRisk(), ...keptAcceleratorRisks(subject, latestCreated)],
    undo:
      predictor.canaryTrafficPercent === undefined
        ? 'remove canaryTrafficPercent again'
        : `set canaryTrafficPercent to ${predictor.canaryTrafficPercent} again`,
  });
}

/**
 * The fast way: a percent below 100 makes KServe take the revision before for the stable one. It
 * must still exist, or the traffic would be promised to nothing.
 */
function undoPromotion(
  subject: InferenceServiceSubject,
  current: string,
): PlanOutcome {
  const { object, context } = subject;
  const previous = object.predictorStatus.previousRolledout;
  if (previous === undefined || previous === current) {
    return refuse(subject, {
      reason: 'no-earlier-revision',
      message: `KServe knows of no revision before ${current}`,
      instead:
        'set the old storageUri without canaryTrafficPercent: that makes a new revision of the old model',
    });
  }
  const unread = context.objects.cannotTell(KNATIVE_REVISIONS);
  if (unread !== undefined) {
    return refuse(subject, {
      reason: 'revision-unread',
      message: `whether ${previous} still exists cannot be told (${unread}), and without it the roll-back would leave the traffic where it is`,
      instead: 'get the right to list revisions.serving.knative.dev',
    });
  }
  if (!context.objects.find(KNATIVE_REVISIONS, previous)) {
    return refuse(subject, {
      reason: 'revision-gone',
      message: `${previous}, the revision before, exists no more: Knative deletes revisions without traffic in time`,
      instead:
        'set the old storageUri without canaryTrafficPercent: that makes a new revision of the old model',
    });
  }
  const durable = durableWrite(subject, previous);
  return planPercent(subject, 0, {
    risks: [
      {
        id: 'spec-still-asks',
        severity: 'warning',
        detail: `the spec still names the new model, so applying the manifest again, as GitOps does, brings it back; the durable way is ${
          durable?.summary ?? 'the old storageUri without canaryTrafficPercent'
        }, which makes a new revision`,
      },
      ...capacityRisks(subject, { from: current, to: previous }),
      leftoverRisk(),
      ...keptAcceleratorRisks(subject, current),
      ...moreAcceleratorRisks(subject, previous),
    ],
    undo: `promote: without canaryTrafficPercent ${current} has everything again`,
    ...(durable && { inRepository: [durable] }),
  });
}

/**
 * The old model as a change of the spec, where it can be written down: without the percent, since
 * both in one change would leave the bad revision at 100 %. A URI that holds a credential is not
 * repeated.
 */
function durableWrite(
  { object, context }: InferenceServiceSubject,
  previous: string,
): PlannedWrite | undefined {
  const revision = context.objects.find(KNATIVE_REVISIONS, previous);
  const uri = revision?.metadata.annotations[SOURCE_URI_ANNOTATION];
  if (!uri || cleanStorageUri(uri) !== uri || !object.predictor.namesModelUri) {
    return undefined;
  }
  return writeTo(INFERENCE_SERVICES, object, {
    type: 'merge',
    patch: {
      spec: {
        predictor: {
          model: { storageUri: uri },
          ...(object.predictor.canaryTrafficPercent !== undefined && {
            canaryTrafficPercent: null,
          }),
        },
      },
    },
    summary: `to set spec.predictor.model.storageUri to ${uri} without canaryTrafficPercent`,
  });
}
