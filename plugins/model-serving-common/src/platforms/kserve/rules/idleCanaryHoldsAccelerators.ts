import { findingAbout } from '../../../diagnosis/finding';
import {
  type InferenceServiceRule,
  programmedPercent,
} from './InferenceServiceRule';

/**
 * A canary at 0 % is still among the traffic targets, so Knative counts it as active and keeps
 * its replicas (knative/serving: pkg/reconciler/labeler).
 */
export const idleCanaryHoldsAccelerators: InferenceServiceRule = ({
  object,
  service,
}) => {
  const idle = service.revisions.find(
    revision =>
      revision.role !== 'stable' &&
      programmedPercent(revision) === 0 &&
      revision.pods.some(pod => pod.ready) &&
      revision.accelerators.length > 0,
  );
  if (!idle) {
    return undefined;
  }
  const held = idle.accelerators
    .map(({ resource, count }) => `${count} ${resource}`)
    .join(', ');
  return findingAbout(object, {
    rule: 'idle-revision-holds-accelerators',
    severity: 'warning',
    cause: `revision ${idle.name} gets no traffic but holds ${held}`,
    evidence: idle.pods
      .slice(0, 4)
      .map(pod => ({ source: 'container', detail: `Pod/${pod.name}` })),
    fix:
      service.mode === 'Standard'
        ? 'end the canary: take it out of spec.canary'
        : 'end the canary: set the stable model again and remove canaryTrafficPercent',
  });
};
