import type { CanaryVersion } from '../../../canary/plan/PlanRequest';
import {
  BLUE_GREEN,
  outcomeOf,
  pod,
  type Raw,
  rollout,
} from '../testing/rolloutFixtures';

/** Nothing is in flight: `fraud-old` is what is asked for. */
const IDLE = { currentPodHash: 'old', currentStepIndex: 5, phase: 'Healthy' };

function start(
  parts: Parameters<typeof rollout>[0] = {},
  {
    percent = 20,
    version = { image: 'reg/fraud:v3' },
    others = [],
  }: { percent?: number; version?: CanaryVersion; others?: Raw[] } = {},
) {
  return outcomeOf(
    [
      rollout({ ...parts, status: { ...IDLE, ...parts.status } }),
      pod('old'),
      ...others,
    ],
    { action: 'start-canary', version, percent },
  );
}

const CHANGE = [
  {
    op: 'test',
    path: '/spec/template/spec/containers/0/name',
    value: 'server',
  },
  {
    op: 'test',
    path: '/spec/template/spec/containers/0/image',
    value: 'reg/fraud:v2',
  },
  {
    op: 'replace',
    path: '/spec/template/spec/containers/0/image',
    value: 'reg/fraud:v3',
  },
];

describe('starting a canary of a Rollout', () => {
  it('changes the image, which starts the steps', () => {
    const { writes, after, undo, risks } = start();
    expect(writes).toMatchObject([
      {
        object: { plural: 'rollouts', name: 'fraud' },
        type: 'json',
        patch: CHANGE,
      },
    ]);
    expect(writes?.[0]?.subresource).toBe(undefined);
    expect(after).toEqual([
      { revision: 'fraud-old', percent: 80 },
      { revision: 'new version', percent: 20, appearing: true },
    ]);
    expect(undo).toContain('set image reg/fraud:v2 again');
    expect(risks).toEqual([]);
  });

  it('changes the workload that the Rollout refers to', () => {
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'team', uid: 'uid-web' },
      spec: {
        template: {
          metadata: { labels: { app: 'fraud' } },
          spec: { containers: [{ name: 'server', image: 'reg/fraud:v2' }] },
        },
      },
    };
    const workloadRef = { kind: 'Deployment', name: 'web' };
    const parts = { spec: { workloadRef, template: undefined } };
    const version = { image: 'reg/fraud:v3', label: 'v3' };
    const { writes } = start(parts, { version, others: [deployment] });
    expect(writes).toMatchObject([
      {
        object: { plural: 'deployments', name: 'web' },
        patch: [
          ...CHANGE,
          {
            op: 'add',
            path: '/spec/template/metadata/labels/modeldeck.io~1model-version',
            value: 'v3',
          },
        ],
      },
    ]);
    expect(start(parts).reason).toBe('version-does-not-fit');
  });

  it.each<[string, Raw, number]>([
    [
      'the step’s weight of all that there is',
      {
        trafficRouting: { istio: {}, maxTrafficWeight: 200 },
        steps: [{ setWeight: 20 }, { pause: {} }],
      },
      10,
    ],
    [
      'the last weight before the first stop',
      { steps: [{ setWeight: 5 }, { setWeight: 15 }, { pause: {} }] },
      15,
    ],
  ])('begins with %s', (_, canary, percent) => {
    const { after } = start({ canary }, { percent });
    expect(after?.at(-1)?.percent).toBe(percent);
  });

  it('predicts what the numbers of pods come to without a router', () => {
    const canary = {
      trafficRouting: undefined,
      steps: [{ setWeight: 10 }, { pause: {} }],
    };
    const { after } = start({ canary }, { percent: 10 });
    expect(after).toEqual([
      { revision: 'fraud-old', percent: 80 },
      { revision: 'new version', percent: 20, appearing: true },
    ]);
  });

  it('warns of steps that are taken without anybody, or not at all', () => {
    const steps = [{ setWeight: 20 }, { pause: { duration: '1m' } }];
    const { risks } = start({
      canary: { steps },
      spec: { rollbackWindow: { revisions: 3 } },
    });
    expect(risks?.map(({ id }) => id)).toEqual([
      'goes-on-by-itself',
      'steps-skipped',
    ]);
  });

  it.each<[string, Parameters<typeof rollout>[0], number?]>([
    ['first-step-differs', {}, 10],
    ['first-step-differs', { canary: { steps: [] } }],
    ['first-step-differs', { canary: { steps: [{ pause: {} }] } }],
    ['first-step-differs', { spec: BLUE_GREEN }],
    [
      'malformed-field',
      { canary: { steps: [{ setWeight: 'x' }, { pause: {} }] } },
    ],
    ['canary-in-flight', { status: { currentPodHash: 'new' } }],
    ['never-rolled-out', { status: { stableRS: '' } }],
    ['suspended', { spec: { paused: true } }],
    ['stopped', { spec: { replicas: 0 }, status: { replicas: 0 } }],
    [
      'owned-by-controller',
      {
        metadata: {
          ownerReferences: [{ kind: 'App', name: 'a', controller: true }],
        },
      },
    ],
    [
      'owned-by-gitops',
      { metadata: { annotations: { 'argocd.argoproj.io/tracking-id': 'x' } } },
    ],
  ])('is refused with %s: %j', (reason, parts, percent = 20) => {
    expect(start(parts, { percent }).reason).toBe(reason);
  });

  it.each<[string, CanaryVersion, Raw]>([
    ['same-version', { image: 'reg/fraud:v2' }, {}],
    ['already-started', { image: 'reg/fraud:v2' }, { currentPodHash: 'new' }],
    ['version-does-not-fit', { storageUri: 's3://m/4' }, {}],
  ])('is refused with %s for %j', (reason, version, status) => {
    expect(start({ status }, { version }).reason).toBe(reason);
  });
});
