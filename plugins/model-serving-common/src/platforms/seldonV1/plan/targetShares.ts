import { known } from '../../../model/known';
import type { Revision } from '../../../model/types';
import type { Shares } from '../../../traffic/namedShares';
import { livePredictors } from '../seldonShares';
import type { PlanSubject, WhyNot } from './PlanSubject';

/** Who shall get what, of all predictors that take traffic. */
export interface Target {
  shares: Shares;
  summary: string;
}

export function targetShares(subject: PlanSubject): Target | WhyNot {
  const target = wantedShares(subject);
  if ('reason' in target) {
    return target;
  }
  const { revisions } = subject.service;
  const isSet = [...target.shares].every(([name, percent]) => {
    const traffic = revisions.find(r => r.name === name)?.traffic;
    return traffic && known(traffic.declared)?.percent === percent;
  });
  return isSet
    ? {
        reason: 'nothing-to-change',
        message: `the spec asks for that already: ${target.summary}`,
        instead:
          'see the findings of the service, if requests do not follow its spec',
      }
    : target;
}

function wantedShares(subject: PlanSubject): Target | WhyNot {
  const { request, service } = subject;
  if (request.action === 'set-weight') {
    return setWeights(subject, request.weights);
  }
  const stable = service.revisions.find(({ role }) => role === 'stable');
  const winner = request.action === 'promote' ? canaryOf(subject) : stable;
  if (winner && 'reason' in winner) {
    return winner;
  }
  return winner
    ? {
        shares: sharesOf(subject, { [winner.name]: 100 }),
        summary: `all requests go to ${winner.name}`,
      }
    : {
        reason: 'no-stable-version',
        message: 'which predictor is the stable one cannot be told',
        instead: 'label it with modeldeck.io/role=stable, or set weights',
      };
}

/** The one that is tried out; one without traffic yet only where no other has some. */
function canaryOf({ service, deployment }: PlanSubject): Revision | WhyNot {
  const live = new Set(livePredictors(deployment).map(({ name }) => name));
  const others = service.revisions.filter(
    ({ name, role }) => role !== 'stable' && live.has(name),
  );
  const withTraffic = others.filter(({ role }) => role === 'canary');
  const candidates = others.filter(({ role }) => role === 'candidate');
  const [only, ...more] = withTraffic.length > 0 ? withTraffic : candidates;
  if (only && more.length === 0) {
    return only;
  }
  return only
    ? {
        reason: 'several-canaries',
        message: `it has several: ${[only, ...more]
          .map(({ name }) => name)
          .join(', ')}`,
        instead: 'say which one by setting weights',
      }
    : {
        reason: 'no-canary',
        message: 'no predictor is being tried out',
        instead: 'give the predictor that shall take over a weight',
      };
}

function setWeights(
  subject: PlanSubject,
  weights: Readonly<Record<string, number>>,
): Target | WhyNot {
  const { predictors } = subject.deployment;
  const shadow = predictors.find(p => p.shadow && (weights[p.name] ?? 0) > 0);
  if (shadow) {
    return {
      reason: 'shadow-takes-no-traffic',
      message: `${shadow.name} is a shadow: its traffic says how many requests are copied to it, and callers never get its answers`,
      instead: `set shadow to false in spec.predictors[${shadow.index}] first; its pods are replaced by that`,
    };
  }
  if (Object.values(weights).some(percent => !Number.isInteger(percent))) {
    return {
      reason: 'whole-percents-only',
      message: 'Seldon takes whole percentages only',
      instead: 'round the weights so that they add up to 100',
    };
  }
  const shares = sharesOf(subject, weights);
  const said = [...shares].map(([name, percent]) => `${percent} % to ${name}`);
  return { shares, summary: `requests go ${said.join(', ')}` };
}

/** Every live predictor, those that are not named with nothing. */
function sharesOf(
  { deployment }: PlanSubject,
  weights: Readonly<Record<string, number>>,
): Shares {
  return new Map(
    livePredictors(deployment).map(({ name }) => [
      name,
      Object.hasOwn(weights, name) ? weights[name] ?? 0 : 0,
    ]),
  );
}
