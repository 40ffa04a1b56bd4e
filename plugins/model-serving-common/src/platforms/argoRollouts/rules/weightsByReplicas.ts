import { findingAbout } from '../../../diagnosis/finding';
import { nearestReplicas, replicaPercent } from '../replicaWeights';
import type { RolloutView } from '../RolloutView';
import type { RolloutRule } from './RolloutRule';

/** In percentage points: nearer than this is what people mean by a weight. */
const TOLERANCE = 5;

/** Without a router a weight is a number of pods: with few of them it is another weight. */
export const weightsByReplicas: RolloutRule = ({ view }) => {
  const missed = missedWeights(view);
  const [first] = missed;
  if (!first) {
    return undefined;
  }
  const { rollout } = view;
  const { weight, got, total } = first;
  return findingAbout(rollout, {
    rule: 'weights-by-replicas',
    severity: 'warning',
    cause: `it has no trafficRouting, so that setWeight ${weight} means ${got} % of the requests, by ${total} pods`,
    evidence: missed.slice(0, 5).map(m => ({
      source: 'field' as const,
      detail: `spec.strategy.canary.steps[${m.index}].setWeight: ${m.weight}, by replicas ${m.got} %`,
    })),
    fix: 'set spec.strategy.canary.trafficRouting, or more replicas, or weights that the replicas can give',
    docs: 'https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/',
  });
};

function missedWeights({ rollout }: RolloutView) {
  const { strategy, replicas } = rollout;
  if (
    strategy?.kind !== 'canary' ||
    strategy.trafficRouting !== undefined ||
    !replicas
  ) {
    return [];
  }
  return strategy.steps.flatMap((step, index) => {
    const weight = step.kind === 'set-weight' ? step.weight : undefined;
    if (weight === undefined || weight > 100) {
      return [];
    }
    const nearest = nearestReplicas(weight, replicas, strategy);
    const got = nearest ? replicaPercent(nearest) : weight;
    return nearest && Math.abs(got - weight) > TOLERANCE
      ? [{ index, weight, got, total: nearest.total }]
      : [];
  });
}
