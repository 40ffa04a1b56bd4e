import fc from 'fast-check';
import { isUnknown } from '../model/known';
import { readMlmodel } from './readMlmodel';

const COLUMNS = JSON.stringify([
  { type: 'double', name: 'amount', required: true },
  { type: 'string', name: 'country', required: false },
]);

const MLFLOW_3 = {
  artifact_path: 's3://models/1/models/m-1/artifacts',
  flavors: {
    python_function: {
      env: { conda: 'conda.yaml', virtualenv: 'python_env.yaml' },
      loader_module: 'mlflow.sklearn',
      python_version: '3.11.9',
    },
    sklearn: { sklearn_version: '1.5.1', pickled_model: 'model.pkl' },
  },
  mlflow_version: '3.2.0',
  model_id: 'm-0123456789abcdef0123456789abcdef',
  model_size_bytes: 4096,
  run_id: 'r1',
  signature: { inputs: COLUMNS, outputs: null, params: null },
};

function read(document: unknown) {
  const facts = readMlmodel(document);
  if (isUnknown(facts)) {
    throw new Error(facts.unknown);
  }
  return facts;
}

function signatureOf(signature: unknown) {
  const told = read({ ...MLFLOW_3, signature }).signature;
  if (isUnknown(told)) {
    throw new Error(told.unknown);
  }
  return told;
}

describe('readMlmodel', () => {
  it('reads what MLflow 3 writes', () => {
    expect(read(MLFLOW_3)).toEqual({
      flavors: [{ name: 'sklearn', version: '1.5.1' }],
      loader: 'mlflow.sklearn',
      mlflowVersion: '3.2.0',
      pythonVersion: '3.11.9',
      modelId: 'm-0123456789abcdef0123456789abcdef',
      runId: 'r1',
      sizeBytes: 4096,
      environments: ['conda.yaml', 'python_env.yaml'],
      signature: {
        inputs: {
          kind: 'columns',
          columns: [
            {
              name: 'amount',
              type: { kind: 'scalar', name: 'double' },
              required: true,
            },
            {
              name: 'country',
              type: { kind: 'scalar', name: 'string' },
              required: false,
            },
          ],
        },
      },
    });
  });

  it('reads what MLflow 1 wrote', () => {
    const facts = read({
      flavors: {
        python_function: { env: 'conda.yaml', loader_module: 'mlflow.xgboost' },
        xgboost: { xgb_version: 1.7 },
      },
      run_id: 'r0',
    });
    expect(facts).toMatchObject({
      flavors: [{ name: 'xgboost', version: '1.7' }],
      environments: ['conda.yaml'],
      mlflowVersion: { unknown: expect.stringContaining('version of MLflow') },
      sizeBytes: { unknown: expect.stringContaining('how large') },
      signature: { unknown: expect.stringContaining('without a signature') },
    });
  });

  it('tells a model that Python cannot load', () => {
    expect(read({ flavors: { onnx: { onnx_version: '1.16' } } })).toMatchObject(
      {
        flavors: [{ name: 'onnx', version: '1.16' }],
        loader: { unknown: 'it cannot be loaded as a Python function' },
      },
    );
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'MLmodel'],
    ['a list', [{ flavors: { sklearn: {} } }]],
    ['no flavors', { mlflow_version: '3.0.0' }],
    ['flavors of the wrong type', { flavors: ['sklearn'] }],
  ])('does not take %s for a model', (_, document) => {
    expect(readMlmodel(document)).toEqual({
      unknown: expect.stringContaining('no flavor'),
    });
  });

  it('reads tensors and parameters', () => {
    const signature = signatureOf({
      inputs: JSON.stringify([
        {
          type: 'tensor',
          'tensor-spec': { dtype: 'float32', shape: [-1, 28, 28] },
        },
      ]),
      params: JSON.stringify([
        { name: 'temperature', type: 'double', default: 0.5, shape: null },
        { name: 'stop', dtype: 'string', default: ['\n'], shape: [-1] },
      ]),
    });
    expect(signature).toEqual({
      inputs: {
        kind: 'tensors',
        tensors: [{ dtype: 'float32', shape: [-1, 28, 28] }],
      },
      params: [
        {
          name: 'temperature',
          type: { kind: 'scalar', name: 'double' },
          isList: false,
          defaultValue: '0.5',
        },
        {
          name: 'stop',
          type: { kind: 'scalar', name: 'string' },
          isList: true,
          defaultValue: '["\\n"]',
        },
      ],
    });
  });

  it('reads types within types', () => {
    const { inputs } = signatureOf({
      inputs: JSON.stringify([
        {
          name: 'messages',
          required: true,
          type: 'array',
          items: {
            type: 'object',
            properties: {
              content: { type: 'any', required: false },
              tags: { type: 'map', values: { type: 'string' } },
            },
          },
        },
      ]),
    });
    expect(inputs).toMatchObject({
      columns: [
        {
          type: {
            kind: 'array',
            items: {
              kind: 'object',
              properties: [
                { name: 'content', type: { kind: 'any' }, required: false },
                {
                  name: 'tags',
                  type: { kind: 'map', values: { name: 'string' } },
                  required: true,
                },
              ],
            },
          },
        },
      ],
    });
  });

  it.each([
    ['no JSON', '[{'],
    ['no list', '{"type": "double"}'],
    ['nothing', '[]'],
    ['an entry without type', '[{"name": "a"}]'],
    ['names for some', '[{"type":"long","name":"a"},{"type":"long"}]'],
    [
      'columns among tensors',
      '[{"type":"tensor","tensor-spec":{"dtype":"float32","shape":[-1]},"name":"a"},{"type":"long","name":"b"}]',
    ],
    [
      'a tensor without shape',
      '[{"type":"tensor","tensor-spec":{"dtype":"a"}}]',
    ],
    [
      'two tensors without names',
      `[${Array(2).fill(
        '{"type":"tensor","tensor-spec":{"dtype":"a","shape":[]}}',
      )}]`,
    ],
    ['an object of nothing', '[{"type":"object","properties":{}}]'],
  ])('leaves inputs with %s unknown, all of them', (_, inputs) => {
    expect(signatureOf({ inputs, outputs: COLUMNS })).toMatchObject({
      inputs: {
        unknown: expect.stringMatching(/^the inputs of its signature/),
      },
      outputs: { kind: 'columns' },
    });
  });

  it('ends where types nest without an end', () => {
    const depth = 10_000;
    const inputs = `[${'{"type":"array","items":'.repeat(
      depth,
    )}{"type":"long"}${'}'.repeat(depth)}]`;
    expect(signatureOf({ inputs }).inputs).toHaveProperty('unknown');
  });

  it('tells nothing that a terminal would interpret', () => {
    const facts = read({
      flavors: { 'sk\u001b[31mlearn\n': {} },
      mlflow_version: '3\u202e',
      signature: { inputs: '[{"type":"lo\\u001b[2Jng","name":"a\\nb"}]' },
    });
    const text = JSON.stringify(facts);
    expect(text).not.toContain('\u202e');
    expect(text).not.toMatch(/\\u00|\\n/);
  });

  it('never throws, whatever YAML gave', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            flavors: fc.anything(),
            signature: fc.oneof(
              fc.anything(),
              fc.record({ inputs: fc.json(), params: fc.json() }),
            ),
            mlflow_version: fc.anything(),
          },
          { requiredKeys: [] },
        ),
        document => {
          expect(readMlmodel(document)).toBeDefined();
        },
      ),
    );
  });
});
