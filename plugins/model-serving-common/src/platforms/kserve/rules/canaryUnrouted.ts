import { findingAbout } from '../../../diagnosis/finding';
import { isUnknown } from '../../../model/known';
import type { Revision } from '../../../model/types';
import type { InferenceServiceRule } from './InferenceServiceRule';

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
  const [unrouted] = service.revisions
    .filter(({ name }) =>
      canaries.some(c => name.endsWith(`-${c.predictor.name}-predictor`)),
    )
    .flatMap(withoutRoute);
  if (!unrouted) {
    return undefined;
  }
  return findingAbout(object, {
    rule: 'canary-unrouted',
    severity: 'warning',
    cause: `canary ${unrouted.name} is ready but no route leads to it: its ${unrouted.percent} % of the traffic stays with the stable predictor`,
    evidence: [
      {
        source: 'route',
        detail: `${unrouted.route} holds no weight for it`,
      },
    ],
    fix: 'use a KServe release after v0.20.0 with enableGatewayApi; until then no request reaches the canary',
    docs: 'https://github.com/kserve/kserve/pull/5912',
  });
};

/** A revision that is meant to get requests and gets none. */
function withoutRoute({ name, traffic: { declared, programmed } }: Revision) {
  return !isUnknown(declared) &&
    !isUnknown(programmed) &&
    declared.percent > 0 &&
    programmed.percent === 0
    ? [{ name, percent: declared.percent, route: programmed.source }]
    : [];
}
