import type { ReadState } from '../../NamespaceObjects';
import { servicesOf } from '../../testing/namespaceOf';
import { rawInferenceService } from '../testing/inferenceService';

interface RuntimeParts {
  cluster?: boolean;
  formats?: object[];
  created?: string;
  spec?: object;
}

function runtime(name: string, parts: RuntimeParts = {}) {
  const { cluster, formats, created = '2026-01-01T00:00:00Z' } = parts;
  return {
    apiVersion: 'serving.kserve.io/v1alpha1',
    kind: cluster ? 'ClusterServingRuntime' : 'ServingRuntime',
    metadata: {
      name,
      ...(!cluster && { namespace: 'team' }),
      creationTimestamp: created,
    },
    spec: {
      supportedModelFormats: formats ?? [
        { name: 'sklearn', version: '1', autoSelect: true },
      ],
      ...parts.spec,
    },
  };
}

const SKLEARN = { modelFormat: { name: 'sklearn' } };
const FAILED = {
  modelStatus: {
    transitionStatus: 'InvalidSpec',
    lastFailureInfo: { reason: 'NoSupportingRuntime' },
  },
};

function choose(
  runtimes: readonly object[],
  parts: {
    model?: object;
    predictor?: object;
    status?: object;
    states?: Readonly<Record<string, ReadState>>;
  } = {},
) {
  const { model = SKLEARN, predictor, status, states } = parts;
  const object = rawInferenceService({
    spec: { predictor: { model, ...predictor } },
    status,
  });
  const [service] = servicesOf([object, ...runtimes], { states });
  return {
    ...service?.runtime,
    finding: service?.findings.find(({ rule }) => rule.includes('runtime')),
    health: service?.health,
  };
}

const format = (fields: object) => [
  { name: 'sklearn', autoSelect: true, ...fields },
];

describe('the runtime that KServe would choose', () => {
  it.each([
    [
      'the one of the namespace',
      [runtime('far', { cluster: true }), runtime('near')],
      'near',
    ],
    [
      'the one with the higher priority',
      [
        runtime('a', { formats: format({ priority: 1 }) }),
        runtime('b', { formats: format({ priority: 2 }) }),
        runtime('c', { formats: format({}) }),
      ],
      'b',
    ],
    [
      'the newer one',
      [runtime('a'), runtime('b', { created: '2026-06-01T00:00:00Z' })],
      'b',
    ],
    ['the first by name', [runtime('b'), runtime('a')], 'a'],
    [
      'the one whose protocol comes first',
      [
        runtime('a', { spec: { protocolVersions: ['grpc-v2', 'v1'] } }),
        runtime('b'),
      ],
      'a',
    ],
  ])('is %s', (_, runtimes, expected) => {
    expect(choose(runtimes).name).toBe(expected);
  });

  it('is the one of the status, whatever else there is', () => {
    const status = { clusterServingRuntimeName: 'kserve-sklearnserver' };
    expect(choose([runtime('near')], { status }).name).toBe(
      'kserve-sklearnserver',
    );
  });

  it('is the one that the spec names, also without autoSelect', () => {
    const named = runtime('mine', {
      formats: [{ name: 'sklearn' }],
      spec: { multiModel: true },
    });
    expect(
      choose([named], { model: { ...SKLEARN, runtime: 'mine' } }),
    ).toMatchObject({ name: 'mine', finding: undefined });
  });

  it('is unknown, not none, where runtimes could not be read', () => {
    const states = {
      'clusterservingruntimes.serving.kserve.io': {
        state: 'forbidden',
        reason: 'clusterservingruntimes is forbidden',
      },
    } as const;
    const choice = choose([], { states, status: FAILED });
    expect(choice.name).toEqual({
      unknown: expect.stringContaining('clusterservingruntimes is forbidden'),
    });
    // What KServe itself said of it remains.
    expect(choice.finding?.rule).toBe('no-runtime-matches');
  });

  it('is chosen without cluster-wide ones where that kind is not installed', () => {
    const states = {
      'clusterservingruntimes.serving.kserve.io': {
        state: 'absent',
        reason: 'not served',
      },
    } as const;
    expect(choose([runtime('near')], { states }).name).toBe('near');
  });

  it('is none for a custom container', () => {
    const choice = choose([runtime('near')], {
      model: undefined,
      predictor: { model: undefined, containers: [{ name: 'mine' }] },
    });
    expect(choice).toMatchObject({
      name: { unknown: 'a custom container needs no serving runtime' },
      finding: undefined,
    });
  });
});

describe('the protocol that is asked for where the spec names none', () => {
  const speaking = (name: string, protocol: string) =>
    runtime('mine', {
      formats: [{ name, autoSelect: true }],
      spec: { protocolVersions: [protocol] },
    });

  it.each([
    ['triton', { model: { modelFormat: { name: 'triton' } } }, 'v2'],
    ['onnx', { model: { modelFormat: { name: 'onnx' } } }, 'v1'],
    ['onnx', { onnx: {} }, 'v2'],
    ['xgboost', { xgboost: {} }, 'v1'],
  ])('is that of the webhook: %s in %j', (name, predictor, protocol) => {
    const model = undefined;
    const parts = { predictor: { model, ...predictor } };
    expect(choose([speaking(name, protocol)], parts).name).toBe('mine');
    const other = protocol === 'v1' ? 'v2' : 'v1';
    expect(choose([speaking(name, other)], parts).finding?.rule).toBe(
      'no-runtime-matches',
    );
  });
});

describe('the protocol', () => {
  const spec = { protocolVersions: ['grpc-v2', 'v2'] };
  const named = { ...SKLEARN, runtime: 'mine' };

  it('is the first that the runtime speaks, where the spec names none', () => {
    const mine = runtime('mine', { spec });
    expect(choose([mine], { model: named }).protocol).toBe('v2');
  });

  it('is the one that the spec names', () => {
    const mine = runtime('mine', { spec });
    const model = { ...named, protocolVersion: 'grpc-v2' };
    expect(choose([mine], { model }).protocol).toBe('grpc-v2');
  });

  it('is unknown where nobody names one', () => {
    expect(choose([runtime('mine')], { model: named }).protocol).toEqual({
      unknown: expect.any(String),
    });
  });
});

describe('why no runtime matches', () => {
  it('is told of each, the nearest first', () => {
    const runtimes = [
      runtime('another-format', {
        formats: [{ name: 'onnx', autoSelect: true }],
      }),
      runtime('by-hand', { formats: [{ name: 'sklearn' }] }),
      runtime('disabled', { spec: { disabled: true } }),
      runtime('modelmesh', { spec: { multiModel: true } }),
      runtime('old', { formats: format({ version: '0' }) }),
      runtime('v2-only', { cluster: true, spec: { protocolVersions: ['v2'] } }),
      runtime('workers', { spec: { workerSpec: {} } }),
    ];
    const model = { modelFormat: { name: 'sklearn', version: '1' } };
    const { finding, health } = choose(runtimes, { model, status: FAILED });
    expect(finding).toMatchObject({
      rule: 'no-runtime-matches',
      severity: 'error',
      cause: 'no serving runtime matches model format sklearn 1',
    });
    expect(finding?.evidence.map(({ detail }) => detail)).toEqual([
      'ServingRuntime/by-hand serves sklearn no version, not 1',
      'ServingRuntime/disabled is disabled',
      'ServingRuntime/modelmesh serves many models (ModelMesh)',
      'ServingRuntime/old serves sklearn 0, not 1',
      'ClusterServingRuntime/v2-only speaks v2, not v1',
      'ServingRuntime/workers is for several nodes',
      '1 other runtime does not match either',
    ]);
    expect(health).toMatchObject({ status: 'failed' });
  });

  it('is told where only autoSelect is missing', () => {
    const { finding } = choose([
      runtime('by-hand', { formats: [{ name: 'sklearn' }] }),
    ]);
    expect(finding).toMatchObject({
      severity: 'warning',
      evidence: [
        {
          detail:
            'ServingRuntime/by-hand serves sklearn only where it is named (no autoSelect)',
        },
      ],
    });
  });

  it('is that there are none', () => {
    expect(choose([], { status: FAILED }).finding?.cause).toContain(
      'there is none at all',
    );
  });

  it.each([
    ['runtime-not-found', [runtime('other')], {}],
    ['runtime-disabled', [runtime('mine', { spec: { disabled: true } })], {}],
    [
      'no-runtime-matches',
      [runtime('mine', { spec: { protocolVersions: ['v1'] } })],
      { protocolVersion: 'v2' },
    ],
    [
      'no-runtime-matches',
      [runtime('mine', { formats: [{ name: 'onnx' }] })],
      {},
    ],
  ])('says %s of the one that the spec names', (rule, runtimes, fields) => {
    const model = { ...SKLEARN, runtime: 'mine', ...fields };
    const { finding, name } = choose(runtimes, { model, status: FAILED });
    expect([finding?.rule, finding?.severity]).toEqual([rule, 'error']);
    expect(name).toBe('mine');
  });

  it('is no matter for what runs, or has failed for another reason', () => {
    const running = {
      deploymentMode: 'Standard',
      conditions: [{ type: 'Ready', status: 'True' }],
    };
    expect(choose([], { status: running }).finding).toBeUndefined();
    const loading = {
      modelStatus: {
        transitionStatus: 'BlockedByFailedLoad',
        lastFailureInfo: { reason: 'ModelLoadFailed' },
      },
    };
    expect(choose([], { status: loading }).finding).toBeUndefined();
  });

  it('survives runtimes that hold anything', () => {
    const odd = [
      runtime('a', { formats: [{ name: 3, version: 1, priority: 'x' }] }),
      { ...runtime('b'), spec: 'nothing' },
      { ...runtime('c'), spec: { supportedModelFormats: {}, disabled: 'yes' } },
    ];
    expect(choose(odd, { status: FAILED }).finding?.evidence).toHaveLength(3);
  });
});
