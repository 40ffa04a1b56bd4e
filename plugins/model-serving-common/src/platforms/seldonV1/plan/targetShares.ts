import { onlyCanary } from '../../../canary/plan/onlyCanary';
import { unlessDeclared } from '../../../canary/plan/unlessDeclared';
import { wholePercentsOnly } from '../../../canary/plan/wholePercentsOnly';
import type { Revision } from '../../../model/types';
import type { Shares } from '../../../traffic/namedShares';
import { livePredictors } from '../seldonShares';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import type { PlanSubject } from './PlanSubject';

/** Who shall get what, of all predictors that take traffic. */
export interface Target {
  shares: Shares;
  summary: string;
}

export function targetShares(subject: PlanSubject): Target | WhyNot {
  const target = wantedShares(subject);
  return 'reason' in target ? target : unlessDeclared(target, subject.service);
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

function canaryOf({ service, deployment }: PlanSubject): Revision | WhyNot {
  const live = new Set(livePredictors(deployment).map(({ name }) => name));
  return onlyCanary(
    service.revisions.filter(({ name }) => live.has(name)),
    {
      reason: 'no-canary',
      message: 'no predictor is being tried out',
      instead: 'give the predictor that shall take over a weight',
    },
  );
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
  const fraction = wholePercentsOnly(weights, 'Seldon');
  if (fraction) {
    return fraction;
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
