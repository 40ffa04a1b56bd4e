import type { PlanRisk, Revision } from '../../../../model/types';
import { predictorAccelerators } from '../predictorAccelerators';
import type { InferenceServiceSubject } from './knativePlan';

/** What of a revision matters to a risk; undefined when nothing is known of it. */
export function revisionNamed(
  { service }: InferenceServiceSubject,
  name: string | undefined,
): Revision | undefined {
  return service.revisions.find(revision => revision.name === name);
}

/**
 * min-scale holds only for revisions that a route reaches
 * (knative/serving: pkg/apis/autoscaling/v1alpha1/pa_lifecycle.go), and those it does not reach
 * are collected in time (config-gc: 48 h since creation, 15 h since last active, beyond 20).
 */
export function wayBackRisks(stable: string): PlanRisk[] {
  return [
    {
      id: 'cold-rollback',
      severity: 'info',
      detail: `${stable} is scaled to zero whatever minReplicas says, so a roll-back has to start its pods again`,
    },
    {
      id: 'revision-collected',
      severity: 'info',
      detail: `Knative deletes revisions without traffic in time (by default after 48 hours, when inactive for 15 hours and more than 20 others are): then ${stable} cannot be rolled back to`,
    },
  ];
}

/** The newest revision gets requests that more replicas answered until now. */
export function capacityRisks(
  subject: InferenceServiceSubject,
  { from, to }: { from: string | undefined; to: string | undefined },
): PlanRisk[] {
  const [now, then] = [from, to].map(name => revisionNamed(subject, name));
  const [answering, ready] = [now, then].map(
    revision => revision?.pods.filter(pod => pod.ready).length,
  );
  return answering !== undefined && ready !== undefined && ready < answering
    ? [
        {
          id: ready === 0 ? 'cold-start' : 'fewer-replicas',
          severity: 'warning',
          detail:
            ready === 0
              ? `${to} has no ready pod: its first requests wait until one has loaded the model`
              : `${to} has ${ready} ready pods where ${from} has ${answering}: requests may wait until it is scaled`,
        },
      ]
    : [];
}

/** A revision at 0 % is still a traffic target, so Knative keeps its replicas. */
export function keptAcceleratorRisks(
  subject: InferenceServiceSubject,
  newest: string | undefined,
): PlanRisk[] {
  const held = revisionNamed(subject, newest)?.accelerators ?? [];
  return held.length === 0
    ? []
    : [
        {
          id: 'keeps-running',
          severity: 'warning',
          detail: `${newest} keeps ${held
            .map(({ resource, count }) => `${count} ${resource}`)
            .join(', ')} at 0 %, until another revision takes its place`,
        },
      ];
}

/** What going back needs while the newest revision keeps what it has. */
export function moreAcceleratorRisks(
  { object }: InferenceServiceSubject,
  previous: string,
): PlanRisk[] {
  const each = predictorAccelerators(object.predictor);
  return each.length === 0
    ? []
    : [
        {
          id: 'needs-accelerators',
          severity: 'warning',
          detail: `each pod of ${previous} needs ${each
            .map(({ resource, count }) => `${count} ${resource}`)
            .join(', ')} beside those that the newest revision keeps`,
        },
      ];
}

/** The field outlives the roll-back that it was written for. */
export function leftoverRisk(): PlanRisk {
  return {
    id: 'field-left-behind',
    severity: 'warning',
    detail:
      'canaryTrafficPercent 0 stays in the spec, and every later model gets no traffic: to finish, set the old storageUri and remove the field in one change',
  };
}

/** A transformer or explainer may have a canary of its own, which the predictor's does not move. */
export function componentCanaryRisks({
  object,
}: InferenceServiceSubject): PlanRisk[] {
  return object.components
    .filter(({ canaryTrafficPercent }) => canaryTrafficPercent !== undefined)
    .map(({ kind, canaryTrafficPercent }) => ({
      id: 'component-canary',
      severity: 'info' as const,
      detail: `spec.${kind}.canaryTrafficPercent is ${canaryTrafficPercent} and stays: only the predictor's traffic moves`,
    }));
}
