import { SELDON_DEPLOYMENTS } from './seldonDeployment';
import { modelFormat, predictorModel, runtimeOf } from './predictorModel';
import { rawPredictor, rawSeldon } from './testing/seldonFixtures';

function predictorOf(parts: Record<string, unknown>) {
  const deployment = SELDON_DEPLOYMENTS.decode(
    rawSeldon({ predictors: [rawPredictor(parts)] }),
  );
  return { deployment, predictor: deployment.predictors[0]! };
}

const server = (implementation: string, modelUri?: string) => ({
  name: implementation,
  implementation,
  modelUri,
});

const OWN = { name: 'own', type: 'MODEL' };

const combined = (...children: object[]) => ({
  name: 'blend',
  type: 'COMBINER',
  children,
});

describe('the model of a predictor', () => {
  it.each<[string, Record<string, unknown>, unknown]>([
    [
      'its graph’s',
      { graph: server('SKLEARN_SERVER', 's3://m/fraud/v3') },
      's3://m/fraud/v3',
    ],
    [
      'behind a transformer',
      {
        graph: {
          name: 't',
          type: 'TRANSFORMER',
          children: [server('TRITON_SERVER', 'gs://m/2')],
        },
      },
      'gs://m/2',
    ],
    [
      'none of an own image',
      { graph: OWN },
      { unknown: 'its model is built into a container image' },
    ],
    [
      'none of several',
      { graph: combined(OWN, server('TRITON_SERVER', 'gs://m')) },
      { unknown: 'its graph holds 2 models' },
    ],
  ])('lies where %s is', (_, parts, uri) => {
    expect(predictorModel(predictorOf(parts).predictor).storageUri).toEqual(
      uri,
    );
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['a label of the predictor', { labels: { version: 'v9' } }, 'v9'],
    ['an annotation of it', { annotations: { version: 'v8' } }, 'v8'],
    [
      'its storage',
      { graph: server('SKLEARN_SERVER', 's3://m/fraud/v3') },
      'v3',
    ],
  ])('has its version from %s', (_, parts, version) => {
    expect(predictorModel(predictorOf(parts).predictor).modelVersion).toBe(
      version,
    );
  });

  it.each<[string, object, unknown, unknown]>([
    [
      'a pre-packaged server',
      server('MLFLOW_SERVER'),
      'MLFLOW_SERVER',
      'mlflow',
    ],
    [
      'one for any format',
      server('TRITON_SERVER'),
      'TRITON_SERVER',
      { unknown: 'TRITON_SERVER does not say which format its models have' },
    ],
    [
      'one server for several models',
      combined(server('XGBOOST_SERVER'), server('XGBOOST_SERVER')),
      'XGBOOST_SERVER',
      'xgboost',
    ],
    [
      'different servers',
      combined(OWN, server('XGBOOST_SERVER')),
      { unknown: 'the models of its graph have different servers' },
      { unknown: 'the models of its graph have different servers' },
    ],
    [
      'an own image',
      OWN,
      { unknown: 'its model runs in a container image of its own' },
      { unknown: 'its model runs in a container image of its own' },
    ],
  ])('runs in %s', (_, graph, name, format) => {
    const { deployment, predictor } = predictorOf({ graph });
    expect(runtimeOf(deployment, predictor).name).toEqual(name);
    expect(modelFormat(predictor)).toEqual(format);
  });
});
