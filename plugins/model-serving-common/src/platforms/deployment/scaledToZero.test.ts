import {
  assemble,
  deployment,
  pod,
  type Raw,
  service,
  services,
  split,
} from './testing/workloadFixtures';

const shared = service('fraud', { app: 'fraud' });

function scaledObject(
  name: string,
  spec: Raw = {},
  annotations: Raw = {},
): Raw {
  return {
    kind: 'ScaledObject',
    metadata: { name, annotations },
    spec: { scaleTargetRef: { name }, maxReplicaCount: 4, ...spec },
    status: { conditions: [{ type: 'Ready', status: 'True' }] },
  };
}

const v1AtZero = deployment('v1', { replicas: 0 });
const v2AtZero = deployment('v2', { replicas: 0 });

describe('a service at zero replicas', () => {
  it('is idle where KEDA starts it again', () => {
    const [found] = assemble([v1AtZero, scaledObject('fraud-v1'), shared]);
    expect(found).toMatchObject({
      health: { status: 'idle', reason: 'ScaledToZero' },
      scaling: { min: 0, max: 4 },
      findings: [],
    });
  });

  it.each([
    ['nobody starts it', []],
    [
      'KEDA keeps one at least',
      [scaledObject('fraud-v1', { minReplicaCount: 1 })],
    ],
    [
      'somebody has paused it at zero',
      [
        scaledObject(
          'fraud-v1',
          {},
          { 'autoscaling.keda.sh/paused-replicas': '0' },
        ),
      ],
    ],
  ] as Array<[string, Raw[]]>)('is stopped where %s', (_, scaler) => {
    expect(assemble([v1AtZero, ...scaler, shared])[0]?.health.status).toBe(
      'stopped',
    );
  });

  it('is idle when one of its versions would start', () => {
    const [found] = assemble([
      v1AtZero,
      v2AtZero,
      scaledObject('fraud-v2'),
      ...services,
      split(80, 20),
    ]);
    expect(found?.health.status).toBe('idle');
    expect(found?.findings).toEqual([]);
  });
});

it('does not call a canary at zero a mistake where KEDA starts it', () => {
  const raw = [
    deployment('v1'),
    pod('v1'),
    v2AtZero,
    ...services,
    split(80, 20),
  ];
  const [without] = assemble(raw);
  expect(without?.health.status).toBe('degraded');
  const [found] = assemble([...raw, scaledObject('fraud-v2')]);
  expect(found?.health.status).toBe('healthy');
  expect(found?.findings).toMatchObject([
    {
      rule: 'requests-while-scaled-to-zero',
      severity: 'info',
      cause: expect.stringContaining('20 % of the requests go to'),
    },
  ]);
});
