import { nothingToPause } from '../../../canary/plan/nothingToPause';
import { onlyCanary } from '../../../canary/plan/onlyCanary';
import { unlessDeclared } from '../../../canary/plan/unlessDeclared';
import type { WhyNot } from '../../../canary/plan/WhyNot';
import type {
  PlanRequest,
  StartCanaryRequest,
} from '../../../canary/plan/PlanRequest';
import { idleVersion, isWhyNot } from '../../../canary/plan/start/idleVersion';
import { holds } from '../../../canary/plan/start/inFlight';
import type { ModelService, Revision } from '../../../model/types';
import type { Shares } from '../../../traffic/namedShares';
import type { SeldonExperiment } from '../experiment/seldonExperiment';

/** Which candidate shall get what. */
export interface Target {
  shares: Shares;
  summary: string;
}

export function experimentTarget(
  request: PlanRequest,
  service: ModelService,
  experiment: SeldonExperiment,
): Target | WhyNot {
  const target =
    refusalOf(request, experiment) ?? wanted(request, service, experiment);
  return 'reason' in target ? target : unlessDeclared(target, service);
}

function refusalOf(
  { action }: PlanRequest,
  { candidates }: SeldonExperiment,
): WhyNot | undefined {
  const names = candidates.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (action === 'pause' || action === 'resume') {
    return nothingToPause('an Experiment');
  }
  if (twice !== undefined) {
    return {
      reason: 'ambiguous-revisions',
      message: `more than one candidate is named ${twice}`,
      instead: 'name each of them once first',
    };
  }
  return names.length > 1
    ? undefined
    : {
        reason: 'single-version',
        message: 'it has no second candidate that could take traffic',
        instead: 'add a candidate with weight 0 first',
      };
}

function wanted(
  request: PlanRequest,
  service: ModelService,
  experiment: SeldonExperiment,
): Target | WhyNot {
  if (request.action === 'set-weight') {
    return setWeights(request.weights, experiment);
  }
  if (request.action === 'start-canary') {
    const weights = startedWeights(request, service);
    return isWhyNot(weights) ? weights : setWeights(weights, experiment);
  }
  const winner =
    request.action === 'promote'
      ? canaryOf(service)
      : service.revisions.find(({ role }) => role === 'stable');
  if (winner === undefined) {
    return {
      reason: 'no-stable-version',
      message: 'which candidate is the stable one cannot be told',
      instead: 'set spec.default to it, or set weights',
    };
  }
  return 'reason' in winner
    ? winner
    : {
        shares: sharesOf({ [winner.name]: 100 }, experiment),
        summary: `all requests go to ${winner.name}`,
      };
}

/** A version is a Model of its own: the candidate that is there and gets nothing is given a share. */
function startedWeights(request: StartCanaryRequest, service: ModelService) {
  return idleVersion(service, request, {
    isThatVersion: revision => holds(revision, request.version),
    absent: {
      reason: 'version-not-there',
      message:
        'a version is a Model of its own, and none of the candidates with weight 0 has this storage URI',
      instead:
        'load it as a Model under a name of its own, and add that to spec.candidates with weight 0',
    },
  });
}

function canaryOf({ revisions }: ModelService): Revision | WhyNot {
  return onlyCanary(revisions, {
    reason: 'no-canary',
    message: 'no candidate is being tried out',
    instead: 'give the candidate that shall take over a weight',
  });
}

function setWeights(
  weights: Readonly<Record<string, number>>,
  experiment: SeldonExperiment,
): Target | WhyNot {
  const { mirror, candidates } = experiment;
  if (
    mirror &&
    (weights[mirror.name] ?? 0) > 0 &&
    candidates.every(({ name }) => name !== mirror.name)
  ) {
    return {
      reason: 'shadow-takes-no-traffic',
      message: `${mirror.name} is the mirror: it gets copies of requests, and callers never get its answers`,
      instead: 'make it a candidate in spec.candidates first',
    };
  }
  const shares = sharesOf(weights, experiment);
  const said = [...shares].map(([name, percent]) => `${percent} % to ${name}`);
  return { shares, summary: `requests go ${said.join(', ')}` };
}

function sharesOf(
  weights: Readonly<Record<string, number>>,
  { candidates }: SeldonExperiment,
): Shares {
  return new Map(
    candidates.map(({ name }) => [
      name,
      Object.hasOwn(weights, name) ? weights[name] ?? 0 : 0,
    ]),
  );
}
