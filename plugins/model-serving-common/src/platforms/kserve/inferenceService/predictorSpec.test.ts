import { inferenceService } from '../testing/inferenceService';
import { predictorAccelerators } from './predictorAccelerators';

const predictorOf = (predictor: object) =>
  inferenceService({ spec: { predictor } }).predictor;

describe('the predictor of a spec', () => {
  it('reads the model field', () => {
    expect(
      predictorOf({
        minReplicas: 0,
        maxReplicas: 3,
        canaryTrafficPercent: 20,
        model: {
          modelFormat: { name: 'onnx' },
          storageUri: 's3://models/m',
          runtime: 'triton',
          protocolVersion: 'v2',
        },
      }),
    ).toMatchObject({
      format: 'onnx',
      isCustom: false,
      storageUri: 's3://models/m',
      runtime: 'triton',
      protocol: 'v2',
      minReplicas: 0,
      maxReplicas: 3,
      canaryTrafficPercent: 20,
    });
  });

  it.each(['sklearn', 'tensorflow', 'huggingface', 'paddle'])(
    'reads the legacy field %s as a format',
    format => {
      expect(
        predictorOf({
          [format]: { storageUri: 'gs://m', protocolVersion: 'v1' },
        }),
      ).toMatchObject({ format, storageUri: 'gs://m', protocol: 'v1' });
    },
  );

  it('finds the model of a custom container in its environment', () => {
    expect(
      predictorOf({
        containers: [
          { name: 'sidecar' },
          {
            name: 'kserve-container',
            env: [{ name: 'STORAGE_URI', value: 'gs://m/v1' }],
          },
        ],
      }),
    ).toMatchObject({
      isCustom: true,
      format: undefined,
      storageUri: 'gs://m/v1',
    });
  });

  it('reads the list of storage URIs', () => {
    expect(
      predictorOf({
        model: { modelFormat: { name: 'vllm' } },
        storageUris: [{ uri: 'hf://a/b' }, { uri: 's3://adapters' }],
      }).storageUri,
    ).toBe('hf://a/b');
  });

  it.each([
    [['--model_name=llama', '--x'], 'llama'],
    [['--served-model-name', 'llama'], 'llama'],
    [['--model_dir=/mnt/models'], undefined],
    [['--model-name'], undefined],
  ])('reads the name that %j gives the model', (args, name) => {
    expect(
      predictorOf({ model: { modelFormat: { name: 'huggingface' }, args } })
        .modelName,
    ).toBe(name);
  });

  it('sums accelerators over containers and ignores other resources', () => {
    const resources = (count: string) => ({
      limits: { cpu: '4', 'nvidia.com/gpu': count },
    });
    expect(
      predictorAccelerators(
        predictorOf({
          containers: [
            { name: 'a', resources: resources('1') },
            { name: 'b', resources: resources('2') },
          ],
        }),
      ),
    ).toEqual([{ resource: 'nvidia.com/gpu', count: 3 }]);
  });

  it.each([120, -1, 12.5, '20'])('refuses the percent %j', percent => {
    const service = inferenceService({
      spec: { predictor: { canaryTrafficPercent: percent } },
    });
    expect(service.predictor.canaryTrafficPercent).toBeUndefined();
    expect(service.malformed.map(({ path }) => path)).toEqual([
      'spec.predictor.canaryTrafficPercent',
    ]);
  });
});
