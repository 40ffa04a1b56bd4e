import { plainText } from '../../kubernetes/plainText';
import { type Known, unknown } from '../../model/known';
import type { ModelService } from '../../model/types';
import { type RevisionModel, revisionModel } from '../revisionModel';
import { containerOf } from './predictorContainers';
import type { GraphUnit } from './graph/readGraph';
import { isPrePackaged, unitKind } from './graph/unitKind';
import type { Predictor } from './predictor';
import type { SeldonDeployment } from './seldonDeployment';

/** What the pre-packaged servers load; Triton and Tempo load whatever they are given. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ['SKLEARN_SERVER', 'sklearn'],
  ['XGBOOST_SERVER', 'xgboost'],
  ['TENSORFLOW_SERVER', 'tensorflow'],
  ['MLFLOW_SERVER', 'mlflow'],
  ['HUGGINGFACE_SERVER', 'huggingface'],
]);

/** The units of a predictor that are models. */
export function modelUnits(predictor: Predictor): GraphUnit[] {
  return predictor.graph.units.filter(
    unit => unitKind(unit, containerOf(unit, predictor)?.image) === 'model',
  );
}

/** Which model a predictor holds, where its graph has no more than one. */
export function predictorModel(predictor: Predictor): RevisionModel {
  const models = modelUnits(predictor);
  const [first, ...others] = models;
  return revisionModel(
    others.length === 0 ? first?.modelUri : undefined,
    [predictor],
    others.length === 0
      ? 'its model is built into a container image'
      : `its graph holds ${models.length} models`,
  );
}

/** The format of the stable predictor's model, by the server that loads it. */
export function modelFormat(predictor: Predictor | undefined): Known<string> {
  const server = serverOf(predictor);
  if (typeof server !== 'string') {
    return server;
  }
  return (
    FORMATS.get(server) ??
    unknown(`${server} does not say which format its models have`)
  );
}

export function runtimeOf(
  deployment: SeldonDeployment,
  predictor: Predictor | undefined,
): ModelService['runtime'] {
  return { name: serverOf(predictor), protocol: protocolOf(deployment) };
}

function serverOf(predictor: Predictor | undefined): Known<string> {
  const models = predictor ? modelUnits(predictor) : [];
  const servers = new Set(
    models.map(unit =>
      isPrePackaged(unit) ? plainText(unit.implementation ?? '') : undefined,
    ),
  );
  const [server, ...others] = servers;
  if (others.length > 0) {
    return unknown('the models of its graph have different servers');
  }
  return server ?? unknown('its model runs in a container image of its own');
}

/** `kfserving` is the old name of `v2`; without a protocol it is Seldon's own. */
function protocolOf({ protocol }: SeldonDeployment): string {
  const given = plainText(protocol ?? '') || 'seldon';
  return given === 'kfserving' ? 'v2' : given;
}
