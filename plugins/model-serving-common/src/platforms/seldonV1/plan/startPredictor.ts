import { refuse } from '../../../canary/plan/refuse';
import { refuseIfOwned } from '../../../canary/plan/refuseIfOwned';
import type { JsonOperation } from '../../../canary/plan/start/imageChange';
import { startedShares } from '../../../canary/plan/start/startedShares';
import { acceleratorRisk } from '../../../canary/plan/start/startRisks';
import { staleMark } from '../../../canary/plan/start/versionMarks';
import type {
  PlanOutcome,
  StartCanaryRequest,
} from '../../../canary/plan/PlanRequest';
import { trafficBefore } from '../../../canary/plan/trafficBefore';
import { writeTo } from '../../../canary/plan/writeTo';
import type { Plan, PlannedWrite } from '../../../model/types';
import type { PlanContext } from '../../ServingPlatform';
import { containersOf } from '../predictorContainers';
import { SELDON_DEPLOYMENTS } from '../seldonDeployment';
import type { PlanSubject } from './PlanSubject';
import { routeBlock } from './routeBlock';
import { modelOperations } from './startModel';
import { startPlace, type StartPlace } from './startPlace';

/**
 * The model and all weights in one patch: of the predictor that gets nothing, else of a copy of
 * the stable one. Seldon programs the weights once all its Deployments are ready.
 */
export function startPredictor(
  subject: PlanSubject,
  request: StartCanaryRequest,
  { managers }: Pick<PlanContext, 'managers'>,
): PlanOutcome {
  const { deployment, service } = subject;
  const place = startPlace(subject, request);
  if ('reason' in place) {
    return refuse({ request, service }, place);
  }
  const model = modelOperations(place, request.version);
  if ('reason' in model) {
    return refuse({ request, service }, model);
  }
  const block = routeBlock(subject, { shares: new Map() });
  if (block && 'reason' in block) {
    return refuse({ request, service }, block);
  }
  const write = writeTo(SELDON_DEPLOYMENTS, deployment, {
    type: 'json',
    patch: [...place.operations, ...model, ...weightOperations(place, request)],
    summary: `${
      place.isNew
        ? `add predictor ${place.name}, a copy of ${place.stable.name},`
        : `change predictor ${place.name}`
    } with ${
      request.version.storageUri ?? request.version.image
    }, and set traffic: ${place.stable.name} ${100 - request.percent}, ${
      place.name
    } ${request.percent}`,
  });
  const owned = refuseIfOwned({
    request,
    service,
    objects: [deployment],
    writes: [write],
    managers,
  });
  return owned ?? { plan: toPlan(subject, request, place, write) };
}

function weightOperations(
  { stable, index }: StartPlace,
  { percent }: StartCanaryRequest,
): JsonOperation[] {
  return [
    {
      op: 'add',
      path: `/spec/predictors/${stable.index}/traffic`,
      value: 100 - percent,
    },
    { op: 'add', path: `/spec/predictors/${index}/traffic`, value: percent },
  ];
}

function toPlan(
  { service }: PlanSubject,
  request: StartCanaryRequest,
  { name, stable, isNew, source }: StartPlace,
  write: PlannedWrite,
): Plan {
  const { percent, version } = request;
  const after = startedShares(service, {
    stable: stable.name,
    newcomer: name,
    percent,
  });
  return {
    service: service.id,
    action: request.action,
    summary: `predictor ${name} gets ${percent} % once its pods are ready, and ${
      stable.name
    } keeps ${100 - percent} %`,
    writes: [write],
    before: trafficBefore(service),
    after: isNew
      ? after
      : after.map(({ revision, percent: share }) => ({
          revision,
          percent: share,
        })),
    risks: [
      ...acceleratorRisk(containersOf(source)),
      ...staleMark(version, [source]),
    ],
    undo: `roll back: ${
      stable.name
    } gets all requests again; then take predictor ${name} out of spec.predictors${
      isNew ? '' : ', or give it back the model that it had'
    }`,
  };
}
