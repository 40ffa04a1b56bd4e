import { known } from '../../../model/known';
import type { PreflightCheck } from '../../../model/preflightTypes';
import type { PlacedPods } from '../demand/placeDemands';
import { fromFindings } from '../fromFindings';
import type { PreflightFacts } from '../PreflightFacts';
import { answer, type PreflightRule } from '../PreflightRule';
import { type ShareAnswer, knativeShare } from '../knativeShare';

const CHECK = {
  id: 'traffic-share',
  title: 'the new version gets the share that it is meant to get',
};

/** Traps in which a version gets more or less than somebody thinks, as findings tell them. */
const RULES = [
  'analysis-never-advances',
  'analysis-skipped',
  'canary-bypasses-transformer',
  'canary-percent-after-promotion',
  'canary-percent-ignored',
  'canary-percent-ignored-on-create',
  'canary-suspended',
  'experiment-candidate-missing',
  'experiment-default-no-candidate',
  'latest-revision-passed-over',
  'predictor-traffic-sum',
  'rollout-paused',
  'splitter-unclear',
  'update-partitioned',
  'update-rolling-back',
  'weights-all-zero',
  'weights-by-replicas',
];

/** Whether a canary would be one: not everybody's version at once, and not nobody's. */
export const trafficShare: PreflightRule = (facts, placed) => {
  const ofKnative = knativeShare(facts);
  if (ofKnative && ofKnative.state !== 'passed') {
    return answer(CHECK, ofKnative);
  }
  const trap = fromFindings(
    facts.after.findings,
    // What a percent does was told already, of the model as it would be.
    RULES.filter(rule => !ofKnative || !rule.startsWith('canary-percent')),
  );
  return answer(CHECK, trap ?? ofKnative ?? withoutTraps(facts, placed));
};

function withoutTraps(
  { subject, before, after }: PreflightFacts,
  placed: readonly PlacedPods[],
): ShareAnswer & Partial<Pick<PreflightCheck, 'evidence'>> {
  if (!before) {
    return {
      state: 'not-applicable',
      detail: 'the first version gets all requests',
    };
  }
  const canaries = after.revisions.filter(({ role }) => role === 'canary');
  if (canaries.length > 0) {
    return {
      state: 'passed',
      detail: canaries
        .map(({ name, traffic }) => {
          const share = known(traffic.declared);
          return share
            ? `${name} is to get ${share.percent} % (${share.source})`
            : `${name} is a canary`;
        })
        .join(', '),
    };
  }
  const replaced = placed.filter(
    ({ demand, isSame, isNew }) =>
      demand.update !== 'beside' && !isSame && !isNew,
  );
  if (replaced.length === 0) {
    return {
      state: subject === 'manifest' ? 'passed' : 'not-applicable',
      detail:
        subject === 'manifest'
          ? 'no version that takes requests is replaced'
          : 'there is no canary, and nothing that would keep one from its share',
    };
  }
  return {
    state: 'warning',
    detail:
      'there is no canary: its pods are replaced for everybody, one after the other',
    fix: 'give the new version a workload or a canary of its own, and a weight on the route',
  };
}
