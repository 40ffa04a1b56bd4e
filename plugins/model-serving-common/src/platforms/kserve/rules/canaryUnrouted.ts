import { findingAbout } from '../../../diagnosis/finding';
import { isUnknown } from '../../../model/known';
import type { Revision } from '../../../model/types';
import {
  type InferenceServiceRule,
  programmedPercent,
} from './InferenceServiceRule';

/**
 * KServe v0.20.0 runs a canary of Standard mode but sends it nothing: weights came after that
 * release (kserve/kserve#5912), and only for HTTPRoutes. Its status gives no hint of it.
 */
export const canaryUnrouted: InferenceServiceRule = ({ object, service }) => {
  if (service.mode !== 'Standard') {
    return undefined;
  }
  const ready = new Set(
    object.canaryStatuses.filter(s => s.ready).map(({ name }) => name),
  );
  const canaries = object.canaries.filter(c => ready.has(c.predictor.name));
  const unrouted = service.revisions.find(
    revision =>
      canaries.some(c =>
        revision.name.endsWith(`-${c.predictor.name}-predictor`),
      ) && isWithoutRoute(revision),
  );
  if (!unrouted) {
    return undefined;
  }
  const { declared, programmed } = unrouted.traffic;
  return findingAbout(object, {
    rule: 'canary-unrouted',
    severity: 'warning',
    cause: `canary ${unrouted.name} is ready but no route leads to it: ${
      isUnknown(declared) ? 'its share' : `${declared.percent} %`
    } of the traffic never gets there`,
    evidence: [
      {
        source: 'route',
        detail: isUnknown(programmed)
          ? programmed.unknown
          : `${programmed.source} holds no weight for it`,
      },
    ],
    fix: 'use a KServe release after v0.20.0 with enableGatewayApi; until then the canary is never tried',
    docs: 'https://github.com/kserve/kserve/pull/5912',
  });
};

function isWithoutRoute(revision: Revision): boolean {
  const { declared } = revision.traffic;
  return (
    !isUnknown(declared) &&
    declared.percent > 0 &&
    programmedPercent(revision) === 0
  );
}
