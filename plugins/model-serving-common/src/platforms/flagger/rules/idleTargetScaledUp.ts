import { findingAbout } from '../../../diagnosis/finding';
import { isIdle } from '../phases';
import type { FlaggerRule } from './FlaggerRule';

/** Flagger scales the target to zero once; a manifest with `replicas` scales it up again. */
export const idleTargetScaledUp: FlaggerRule = ({
  view: { canary, target },
}) => {
  const deployment = target?.deployment;
  const isResting =
    isIdle(canary) &&
    canary.status.lastAppliedSpec === canary.status.lastPromotedSpec;
  if (!isResting || !deployment?.replicas) {
    return undefined;
  }
  return findingAbout(deployment, {
    rule: 'idle-target-scaled-up',
    severity: 'warning',
    cause: `nothing is in flight, but Deployment "${deployment.metadata.name}" runs ${deployment.replicas} replicas that get no requests`,
    evidence: [
      { source: 'field', detail: `spec.replicas: ${deployment.replicas}` },
      {
        source: 'field',
        detail: `Canary/${canary.metadata.name}: ${canary.status.phase}`,
      },
    ],
    fix: 'take spec.replicas out of the manifest that is applied, and name its autoscaler in spec.autoscalerRef of the Canary',
    docs: 'https://docs.flagger.app/faq',
  });
};
