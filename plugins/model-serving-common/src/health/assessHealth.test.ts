import type { Condition } from '../kubernetes/conditions';
import { unknown } from '../model/known';
import type { Finding, PodSummary, Revision } from '../model/types';
import { assessHealth, type HealthEvidence } from './assessHealth';

function pod(state: string, isReady = state === 'Running'): PodSummary {
  return {
    name: `pod-${state.toLowerCase()}`,
    state,
    ready: isReady,
    restarts: 0,
    node: 'node-1',
    accelerators: [],
    createdAt: unknown('test'),
  };
}

function revision(
  name: string,
  percent: number | undefined,
  pods: PodSummary[],
  more: Partial<Revision> = {},
): Revision {
  const share =
    percent === undefined ? unknown('no route') : { percent, source: 'test' };
  return {
    name,
    role: 'stable',
    modelVersion: unknown('test'),
    storageUri: unknown('test'),
    replicas: {
      wanted: pods.length,
      ready: pods.filter(p => p.ready).length,
    },
    pods,
    traffic: { declared: share, programmed: share, observed: unknown('test') },
    accelerators: [],
    ...more,
  };
}

function ready(
  status: Condition['status'],
  reason = '',
  message = '',
): Condition {
  return {
    type: 'Ready',
    status,
    reason,
    message,
    lastTransitionTime: undefined,
  };
}

function assess(evidence: Partial<HealthEvidence>) {
  return assessHealth({
    ready: ready('True'),
    statusIsStale: false,
    revisions: [revision('v1', 100, [pod('Running')])],
    findings: [],
    ...evidence,
  });
}

const error: Finding = {
  rule: 'pod-unschedulable',
  severity: 'error',
  subject: 'Pod/a',
  cause: 'no node has a free GPU',
  evidence: [],
  fix: 'free one',
};

const STOPPED = { reason: 'Stopped', message: 'stopped by annotation' };
const ZERO = { reason: 'NoTraffic', message: 'no requests' };

describe('assessHealth', () => {
  it('is healthy when the status and the pods agree', () => {
    expect(assess({})).toEqual({
      status: 'healthy',
      reason: 'Ready',
      message: 'it is ready',
    });
  });

  it('believes a crashing pod before a condition that says Ready', () => {
    expect(
      assess({ revisions: [revision('v1', 100, [pod('CrashLoopBackOff')])] }),
    ).toEqual({
      status: 'failed',
      reason: 'CrashLoopBackOff',
      message: 'the only pod of revision v1 fails',
    });
  });

  it('is degraded while another replica still answers', () => {
    const pods = [pod('Running'), pod('CrashLoopBackOff')];
    expect(assess({ revisions: [revision('v1', 100, pods)] })).toMatchObject({
      status: 'degraded',
      message: '1 of 2 pods of revision v1 fails',
    });
  });

  it('names each state that pods are failing in', () => {
    const pods = [pod('Running'), pod('Error'), pod('ImagePullBackOff')];
    expect(assess({ revisions: [revision('v1', 100, pods)] })).toMatchObject({
      reason: 'Error',
      message: '2 of 3 pods of revision v1 fail: Error, ImagePullBackOff',
    });
  });

  it('makes one word of a reason that a platform wrote as a sentence', () => {
    const reason = 'PredictorConfigurationReady not ready';
    expect(assess({ ready: ready('Unknown', reason) })).toMatchObject({
      status: 'progressing',
      reason: 'PredictorConfigurationReadyNotReady',
    });
  });

  it.each([20, 0, undefined])(
    'is degraded when a canary at %s percent crashes beside a serving stable',
    percent => {
      const canary = revision('v2', percent, [pod('Init:Error')], {
        role: 'canary',
      });
      const stable = revision('v1', 80, [pod('Running')]);
      expect(assess({ revisions: [stable, canary] })).toMatchObject({
        status: 'degraded',
        reason: 'InitError',
      });
    },
  );

  it('is failed when only a revision without traffic runs', () => {
    expect(
      assess({
        revisions: [
          revision('v1', 100, [pod('CrashLoopBackOff')]),
          revision('v2', 0, [pod('Running')], { role: 'candidate' }),
        ],
      }).status,
    ).toBe('failed');
  });

  it('lets a retired revision without traffic crash', () => {
    const retired = revision('v0', 0, [pod('Error')], { role: 'retired' });
    const stable = revision('v1', 100, [pod('Running')]);
    expect(assess({ revisions: [stable, retired] }).status).toBe('healthy');
  });

  it('calls neither a stopped nor an idle service a failure', () => {
    const revisions = [revision('v1', 100, [])];
    expect(
      assess({ stopped: STOPPED, ready: ready('False'), revisions }),
    ).toEqual({ status: 'stopped', ...STOPPED });
    expect(assess({ scaledToZero: ZERO, revisions })).toEqual({
      status: 'idle',
      ...ZERO,
    });
  });

  it('does not call a service idle whose route is broken', () => {
    expect(
      assess({
        scaledToZero: ZERO,
        ready: ready('False', 'IngressFailed', 'no gateway'),
        revisions: [revision('v1', 100, [])],
      }),
    ).toEqual({
      status: 'failed',
      reason: 'IngressFailed',
      message: 'no gateway',
    });
  });

  it('is progressing while the status speaks of an older generation', () => {
    expect(assess({ statusIsStale: true })).toMatchObject({
      status: 'progressing',
      reason: 'StatusOutdated',
    });
  });

  it('cannot tell without any status, since a missing controller writes none', () => {
    expect(assess({ ready: undefined })).toMatchObject({
      status: 'unknown',
      reason: 'NoStatus',
    });
  });

  it('is progressing while readiness is Unknown or no replica is up yet', () => {
    expect(assess({ ready: ready('Unknown') }).status).toBe('progressing');
    const revisions = [revision('v1', undefined, [pod('ContainerCreating')])];
    expect(assess({ revisions })).toMatchObject({
      status: 'progressing',
      reason: 'NoReadyReplica',
    });
  });

  describe('when Ready is False', () => {
    const starting = [revision('v1', 100, [pod('Init:0/1')])];
    const gone = [
      revision('v1', 100, [], { replicas: { wanted: 0, ready: 0 } }),
    ];

    it.each([
      ['progressing', 'MinimumReplicasUnavailable', starting],
      ['failed', 'ProgressDeadlineExceeded', starting],
      ['failed', 'RevisionFailed', starting],
      ['progressing', 'IngressNotConfigured', gone],
      ['failed', 'PredictorNotReady', gone],
      ['degraded', 'PredictorNotReady', undefined],
    ])('is %s for %s', (status, reason, revisions) => {
      const evidence = { ready: ready('False', reason) };
      expect(
        assess(revisions ? { ...evidence, revisions } : evidence),
      ).toMatchObject({ status, reason });
    });
  });

  it('takes the cause from a finding that is an error', () => {
    expect(assess({ findings: [error] })).toEqual({
      status: 'degraded',
      reason: 'PodUnschedulable',
      message: 'no node has a free GPU',
    });
    expect(
      assess({ findings: [{ ...error, severity: 'warning' }] }).status,
    ).toBe('healthy');
  });

  it('claims nothing good without pods, and says why', () => {
    expect(assess({ podsUnknown: 'pods: forbidden', revisions: [] })).toEqual({
      status: 'unknown',
      reason: 'PodsUnknown',
      message:
        'it reports Ready, but whether its pods run cannot be told: pods: forbidden',
    });
    expect(
      assess({
        podsUnknown: 'pods: forbidden',
        ready: ready('False', 'RevisionFailed'),
        revisions: [],
      }).status,
    ).toBe('failed');
  });

  it('believes pods before the count of a workload that lags behind', () => {
    const lagging = revision('v1', 100, [pod('Running', false)], {
      replicas: { wanted: 1, ready: 1 },
    });
    expect(assess({ revisions: [lagging] }).status).toBe('progressing');
  });

  it('quotes a hostile message as one line without credentials', () => {
    const { message } = assess({
      ready: ready(
        'False',
        'Bad\u001b[31mReason',
        'pull \u001b]0;x\u0007https://me:pass@host/a?sig=1\nfailed',
      ),
      revisions: [],
    });
    expect(message).toBe('pull https://host/a failed');
  });
});
