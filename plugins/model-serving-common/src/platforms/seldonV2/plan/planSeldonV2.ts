import type {
  PlanOutcome,
  PlanRequest,
} from '../../../canary/plan/PlanRequest';
import { refuse } from '../../../canary/plan/refuse';
import { refuseGone } from '../../../canary/plan/refuseGone';
import { refuseIfOwned } from '../../../canary/plan/refuseIfOwned';
import { trafficBefore } from '../../../canary/plan/trafficBefore';
import type { ModelService, Plan, PlannedWrite } from '../../../model/types';
import type { PlanContext } from '../../ServingPlatform';
import {
  EXPERIMENTS,
  type SeldonExperiment,
} from '../experiment/seldonExperiment';
import { experimentTarget, type Target } from './experimentTarget';
import { refuseSingle } from './refuseSingle';
import { weightsWrite } from './weightsWrite';
import { experimentRisks } from './experimentRisks';

/** Moves traffic between the candidates of an Experiment; nothing else of Core 2 splits requests. */
export function planSeldonV2(
  request: PlanRequest,
  service: ModelService,
  { objects, managers }: PlanContext,
): PlanOutcome {
  if (service.kind !== EXPERIMENTS.kind) {
    return refuse({ request, service }, refuseSingle(service, objects));
  }
  const experiment = objects.find(EXPERIMENTS, service.name);
  if (!experiment) {
    return refuseGone({ request, service });
  }
  const target = experimentTarget(request, service, experiment);
  if ('reason' in target) {
    return refuse({ request, service }, target);
  }
  const write = weightsWrite(experiment, target.shares);
  const owned = refuseIfOwned({
    request,
    service,
    objects: [experiment],
    writes: [write],
    managers,
  });
  return (
    owned ?? { plan: toPlan({ request, service, experiment, target, write }) }
  );
}

function toPlan(parts: {
  request: PlanRequest;
  service: ModelService;
  experiment: SeldonExperiment;
  target: Target;
  write: PlannedWrite;
}): Plan {
  const { request, service, experiment, target, write } = parts;
  const weights = experiment.candidates.map(
    ({ name, weight }) => `${name} ${weight ?? 'malformed'}`,
  );
  return {
    service: service.id,
    action: request.action,
    summary: target.summary,
    writes: [write],
    before: trafficBefore(service),
    after: service.revisions.map(({ name }) => ({
      revision: name,
      percent: target.shares.get(name) ?? 0,
    })),
    risks: experimentRisks(service, experiment, target),
    undo: `set the weights back: ${weights.join(', ')}`,
  };
}
