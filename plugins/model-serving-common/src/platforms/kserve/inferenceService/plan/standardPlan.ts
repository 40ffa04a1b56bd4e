import type { PlanOutcome } from '../../../../canary/plan/PlanRequest';
import { writeTo } from '../../../../canary/plan/writeTo';
import type { PlannedWrite } from '../../../../model/types';
import { refuse } from '../../../../canary/plan/refuse';
import {
  type CanarySpec,
  INFERENCE_SERVICES,
  type InferenceService,
} from '../inferenceService';
import { predictorName } from '../predictorName';
import type { InferenceServiceSubject } from './knativePlan';

/** One operation of a JSON patch (RFC 6902). */
export interface JsonOperation {
  op: 'test' | 'add' | 'copy' | 'remove';
  path: string;
  from?: string;
  value?: unknown;
}

/** The name of the revision that a canary is. */
export function canaryRevision(
  { metadata }: InferenceService,
  { predictor }: CanarySpec,
): string {
  return predictorName(metadata.name, predictor.name);
}

export function stableRevision({
  metadata,
  predictor,
}: InferenceService): string {
  return predictorName(metadata.name, predictor.name);
}

/** Positions mean something only while the same canaries stand at them. */
export function testCanaries({ canaries }: InferenceService): JsonOperation[] {
  return canaries.map(({ predictor }, index) => ({
    op: 'test',
    path: `/spec/canary/${index}/predictor/name`,
    value: predictor.name,
  }));
}

export function standardWrite(
  object: InferenceService,
  patch: JsonOperation[],
  summary: string,
): PlannedWrite {
  return writeTo(INFERENCE_SERVICES, object, { type: 'json', patch, summary });
}

export function isCanaryReady(
  { canaryStatuses }: InferenceService,
  { predictor }: CanarySpec,
): boolean {
  return canaryStatuses.some(
    ({ name, ready }) => ready && name === predictor.name,
  );
}

/**
 * A canary at 0 % without replicas of its own is asked for none, and so is not ready by design
 * (kserve/kserve: components/predictor.go, canaryReplicaCount).
 */
export function runsNoPods({ trafficPercent, predictor }: CanarySpec): boolean {
  return trafficPercent === 0 && !predictor.minReplicas;
}

/** Without a canary there is one Deployment, which is changed in place. */
export function refuseWithoutCanaries(
  subject: InferenceServiceSubject,
): PlanOutcome | undefined {
  const { canaries, predictor } = subject.object;
  if (canaries.length > 0) {
    return undefined;
  }
  if (predictor.canaryTrafficPercent !== undefined) {
    return refuse(subject, {
      reason: 'canary-percent-ignored',
      message:
        'canaryTrafficPercent has no effect in Standard mode, and there is no canary in spec.canary',
      instead:
        'use spec.canary (KServe after v0.20.0 with the Gateway API), or create the service in Knative mode',
    });
  }
  return subject.request.action === 'rollback'
    ? refuse(subject, {
        reason: 'no-earlier-revision',
        message:
          'its Deployment is changed in place, so KServe keeps no earlier revision',
        instead: 'set the old storageUri: it is rolled out as any other change',
      })
    : refuse(subject, {
        reason: 'no-canary',
        message: 'it has no canary, so there is no traffic to move',
        instead:
          'add the new model to spec.canary (KServe after v0.20.0 with the Gateway API)',
      });
}

/** A change of the model is rolled out in place, to all requests, whatever percent stands beside it. */
export function refuseToStart(subject: InferenceServiceSubject): PlanOutcome {
  const [canary] = subject.object.canaries;
  return refuse(subject, {
    reason: 'canary-percent-ignored',
    message:
      'canaryTrafficPercent has no effect in Standard mode: a new storageUri would get all requests',
    instead: canary
      ? `change the model of canary ${canary.predictor.name} in spec.canary of its manifest at trafficPercent 0, and set the weights once it is ready`
      : 'add the new model to spec.canary in its manifest (KServe after v0.20.0 with the Gateway API), or create the service in Knative mode',
  });
}
