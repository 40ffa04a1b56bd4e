import { PODS } from './pod';
import { isFailingState, podRestarts, podState } from './podState';

type Raw = Record<string, unknown>;

const waiting = (reason: string) => ({ state: { waiting: { reason } } });
const ended = (details: Raw) => ({ state: { terminated: details } });
const running = { state: { running: {} }, ready: true, started: true };
const INITIALIZED = [{ type: 'Initialized', status: 'True' }];

function pod({ spec = {}, metadata = {}, ...status }: Raw = {}) {
  return PODS.decode({
    metadata: { name: 'p', ...(metadata as Raw) },
    spec: { containers: [{ name: 'c' }], ...(spec as Raw) },
    status: { phase: 'Pending', ...status },
  });
}

function withInit(statuses: Raw[], more: Raw = {}, containers?: Raw[]) {
  return pod({
    spec: {
      initContainers: containers ?? [{ name: 'i0' }, { name: 'i1' }],
    },
    initContainerStatuses: statuses.map((s, i) => ({ name: `i${i}`, ...s })),
    containerStatuses: [{ name: 'c', ...waiting('PodInitializing') }],
    ...more,
  });
}

const SIDECAR = [{ name: 'i0', restartPolicy: 'Always' }, { name: 'i1' }];

describe('podState', () => {
  it.each([
    ['Pending', pod()],
    [
      'ContainerCreating',
      pod({
        containerStatuses: [{ name: 'c', ...waiting('ContainerCreating') }],
      }),
    ],
    [
      'Running',
      pod({ phase: 'Running', containerStatuses: [{ name: 'c', ...running }] }),
    ],
    [
      'CrashLoopBackOff',
      pod({
        phase: 'Running',
        containerStatuses: [{ name: 'c', ...waiting('CrashLoopBackOff') }],
      }),
    ],
    [
      'OOMKilled',
      pod({
        phase: 'Running',
        containerStatuses: [
          { name: 'c', ...ended({ reason: 'OOMKilled', exitCode: 137 }) },
        ],
      }),
    ],
    [
      'ExitCode:3',
      pod({ containerStatuses: [{ name: 'c', ...ended({ exitCode: 3 }) }] }),
    ],
    [
      'Signal:9',
      pod({
        containerStatuses: [
          { name: 'c', ...ended({ exitCode: 137, signal: 9 }) },
        ],
      }),
    ],
    [
      'Error',
      pod({
        phase: 'Running',
        containerStatuses: [
          { name: 'c', ...ended({ reason: 'Error', exitCode: 1 }) },
          { name: 'd', ...running },
        ],
      }),
    ],
    [
      'Completed',
      pod({
        phase: 'Succeeded',
        containerStatuses: [
          { name: 'c', ...ended({ reason: 'Completed', exitCode: 0 }) },
        ],
      }),
    ],
    ['Evicted', pod({ phase: 'Failed', reason: 'Evicted' })],
    [
      'SchedulingGated',
      pod({
        conditions: [
          { type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' },
        ],
      }),
    ],
    ['Unknown', PODS.decode({})],
  ])('is %s', (expected, observed) => {
    expect(podState(observed)).toBe(expected);
  });

  it.each([
    [
      'Init:0/2',
      withInit([waiting('PodInitializing'), waiting('PodInitializing')]),
    ],
    [
      'Init:1/2',
      withInit([
        ended({ exitCode: 0, reason: 'Completed' }),
        { state: { running: {} } },
      ]),
    ],
    ['Init:CrashLoopBackOff', withInit([waiting('CrashLoopBackOff')])],
    ['Init:Error', withInit([ended({ exitCode: 1, reason: 'Error' })])],
    ['Init:ExitCode:2', withInit([ended({ exitCode: 2 })])],
    ['Init:Signal:9', withInit([ended({ exitCode: 137, signal: 9 })])],
    [
      'PodInitializing',
      withInit([ended({ exitCode: 0 }), ended({ exitCode: 0 })]),
    ],
    ['Init:0/2', withInit([{ state: { running: {} } }], {}, SIDECAR)],
    [
      'Init:1/2',
      withInit([{ ...running }, waiting('PodInitializing')], {}, SIDECAR),
    ],
    [
      'PodInitializing',
      withInit([{ ...running }, ended({ exitCode: 0 })], {}, SIDECAR),
    ],
    [
      'PodInitializing',
      withInit([waiting('CrashLoopBackOff')], { conditions: INITIALIZED }),
    ],
  ])('tells of init containers as %s', (expected, observed) => {
    expect(podState(observed)).toBe(expected);
  });

  it('is Running or NotReady when only one of two containers completed', () => {
    const containerStatuses = [
      { name: 'c', ...ended({ reason: 'Completed', exitCode: 0 }) },
      { name: 'd', ...running },
    ];
    expect(podState(pod({ phase: 'Running', containerStatuses }))).toBe(
      'NotReady',
    );
    const conditions = [{ type: 'Ready', status: 'True' }];
    expect(
      podState(pod({ phase: 'Running', containerStatuses, conditions })),
    ).toBe('Running');
  });

  it('is Terminating while it is deleted, but not once it has ended or its node is lost', () => {
    const metadata = { deletionTimestamp: '2026-01-01T00:00:00Z' };
    expect(podState(pod({ metadata, phase: 'Running' }))).toBe('Terminating');
    expect(podState(pod({ metadata, phase: 'Succeeded' }))).toBe('Succeeded');
    expect(
      podState(pod({ metadata, phase: 'Running', reason: 'NodeLost' })),
    ).toBe('Unknown');
  });

  it('lets no terminal escape through', () => {
    const observed = pod({
      containerStatuses: [{ name: 'c', ...waiting('\u001b[2JBad\nState') }],
    });
    expect(podState(observed)).toBe('Bad State');
  });
});

describe('podRestarts', () => {
  it('counts init containers only while they hold the pod up', () => {
    const blocked = withInit([
      { ...waiting('CrashLoopBackOff'), restartCount: 4 },
    ]);
    expect(podRestarts(blocked)).toBe(4);
    const up = withInit([{ ...ended({ exitCode: 0 }), restartCount: 4 }], {
      containerStatuses: [{ name: 'c', ...running, restartCount: 2 }],
      conditions: INITIALIZED,
    });
    expect(podRestarts(up)).toBe(2);
  });

  it('counts those of sidecars with the containers', () => {
    const observed = withInit(
      [{ ...running, restartCount: 3 }],
      { containerStatuses: [{ name: 'c', ...running, restartCount: 1 }] },
      SIDECAR,
    );
    expect(podRestarts(observed)).toBe(4);
  });
});

describe('isFailingState', () => {
  it.each([
    'CrashLoopBackOff',
    'Init:CrashLoopBackOff',
    'Error',
    'Init:Error',
    'OOMKilled',
    'ImagePullBackOff',
    'ErrImagePull',
    'InvalidImageName',
    'CreateContainerConfigError',
    'ExitCode:1',
    'Init:ExitCode:12',
    'Signal:9',
    'ErrImageNeverPull',
  ])('%s fails', state => expect(isFailingState(state)).toBe(true));
  it.each([
    'Running',
    'Pending',
    'ContainerCreating',
    'PodInitializing',
    'Init:0/1',
    'Completed',
    'Terminating',
    'ExitCode:0',
    'NotReady',
    'SchedulingGated',
    'Unknown',
  ])('%s does not', state => expect(isFailingState(state)).toBe(false));
});
