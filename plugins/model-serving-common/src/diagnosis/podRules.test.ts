import fc from 'fast-check';
import { PODS } from '../kubernetes/pod';
import { findingSchema } from '../model/schema';
import { diagnosePods, podRules } from './podRules';

type Raw = Record<string, unknown>;

interface PodFixture {
  name?: string;
  spec?: Raw;
  status?: Raw;
  deleted?: boolean;
}

function pod({ name = 'fraud-1', spec, status, deleted }: PodFixture) {
  return PODS.decode({
    metadata: {
      name,
      namespace: 'team',
      ...(deleted && { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    },
    spec: { containers: [{ name: 'server', image: 'reg/fraud:v2' }], ...spec },
    status: { phase: 'Running', ...status },
  });
}

function withContainer(container: Raw, name?: string) {
  return pod({
    ...(name && { name }),
    status: {
      containerStatuses: [{ name: 'server', restartCount: 7, ...container }],
    },
  });
}

function withInit(container: Raw) {
  return pod({
    spec: { initContainers: [{ name: container.name }] },
    status: { initContainerStatuses: [{ restartCount: 3, ...container }] },
  });
}

const waiting = (reason: string, message = '') => ({
  waiting: { reason, message },
});
const ended = (exitCode: number, reason = 'Error', message = '') => ({
  terminated: { exitCode, reason, message, finishedAt: '2026-01-01T00:00:00Z' },
});
const unschedulable = (message: string, spec: Raw = {}) =>
  pod({
    spec,
    status: {
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message,
        },
      ],
    },
  });

function only(observed: ReturnType<typeof pod>) {
  const findings = diagnosePods([observed]);
  expect(findings).toHaveLength(1);
  expect(findingSchema.parse(findings[0])).toEqual(findings[0]);
  return findings[0]!;
}

describe('a crash loop', () => {
  it('is told with its exit code, its last words and how to read more', () => {
    const finding = only(
      withContainer({
        state: waiting('CrashLoopBackOff'),
        lastState: ended(
          1,
          'Error',
          'Traceback…\nModuleNotFoundError: No module named x',
        ),
      }),
    );
    expect(finding).toMatchObject({
      rule: 'pod-crash-loop',
      severity: 'error',
      subject: 'Pod/fraud-1',
      cause: 'container "server" ends with exit code 1',
      fix: 'read its last words: `kubectl -n team logs fraud-1 -c server --previous`',
    });
    expect(finding.evidence.map(e => e.detail)).toEqual([
      'container "server": 7 restarts, last ended Error, exit code 1 at 2026-01-01T00:00:00Z',
      'Traceback… ModuleNotFoundError: No module named x',
    ]);
  });

  it.each([
    [127, 'its command was not found in the image'],
    [139, 'it crashed with a memory access error'],
  ])('explains exit code %s', (code, meaning) => {
    expect(only(withContainer({ state: ended(code) })).cause).toContain(
      meaning,
    );
  });

  it('asks for the present log of a container that has only just failed', () => {
    expect(only(withContainer({ state: ended(1) })).fix).not.toContain(
      '--previous',
    );
  });

  it('says of an init container that it is one', () => {
    const finding = only(
      withInit({
        name: 'migrate',
        state: waiting('CrashLoopBackOff'),
        lastState: ended(2),
      }),
    );
    expect(finding.cause).toBe(
      'init container "migrate" ends with exit code 2',
    );
  });

  it('never quotes a credential', () => {
    const text = JSON.stringify(
      only(
        withContainer({
          state: waiting('CrashLoopBackOff'),
          lastState: ended(
            1,
            'Error',
            'https://u:hunter2@h/p?sig=hunter3 password=hunter4',
          ),
        }),
      ),
    );
    expect(text).not.toMatch(/hunter/);
  });
});

describe('OOMKilled', () => {
  it('is the cause of the crash loop that it makes', () => {
    const finding = only(
      withContainer({
        state: waiting('CrashLoopBackOff'),
        lastState: ended(137, 'OOMKilled'),
      }),
    );
    expect(finding).toMatchObject({
      rule: 'pod-oom-killed',
      severity: 'error',
    });
    expect(finding.fix).toContain('resources.limits.memory of "server"');
  });

  it('is a warning once the container runs again', () => {
    const finding = only(
      withContainer({
        ready: true,
        started: true,
        state: { running: {} },
        lastState: ended(137, 'OOMKilled'),
      }),
    );
    expect(finding).toMatchObject({
      severity: 'warning',
      cause: expect.stringContaining('it runs again'),
    });
  });
});

describe('an image that cannot be pulled', () => {
  it.each([
    [
      'rpc error: code = NotFound desc = failed to resolve reference "reg/x:1": not found',
      'no such image or tag',
    ],
    ['401 Unauthorized', 'refuses access'],
    [
      'toomanyrequests: You have reached your pull rate limit',
      'limits how often',
    ],
    ['dial tcp: lookup reg: no such host', 'cannot be reached'],
    ['no match for platform in manifest: not found', 'architecture'],
  ])('%s', (message, cause) => {
    const finding = only(
      withContainer({ state: waiting('ErrImagePull', message) }),
    );
    expect(finding.rule).toBe('image-pull-failed');
    expect(finding.cause).toContain(
      'the image "reg/fraud:v2" of container "server"',
    );
    expect(finding.cause).toContain(cause);
  });

  it('is not explained by the name of the image', () => {
    const message = 'Back-off pulling image "acme/404-not-found:denied"';
    const finding = only(
      withContainer({ state: waiting('ImagePullBackOff', message) }),
    );
    expect(finding.cause).toBe(
      'the image "reg/fraud:v2" of container "server" cannot be pulled',
    );
  });
});

describe('the storage initializer', () => {
  const failing = (message: string) =>
    only(
      withInit({
        name: 'storage-initializer',
        state: waiting('CrashLoopBackOff'),
        lastState: ended(1, 'Error', message),
      }),
    );

  it.each([
    [
      'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
      'credentials are missing',
    ],
    [
      'An error occurred (403) when calling HeadObject: Forbidden',
      'refuses access',
    ],
    [
      'NoSuchBucket: The specified bucket does not exist',
      'bucket does not exist',
    ],
    [
      'RuntimeError: Failed to fetch model. No model found in s3',
      'nothing at that path',
    ],
    ['SSL: CERTIFICATE_VERIFY_FAILED', 'certificate is not trusted'],
    ['Max retries exceeded with url: /models', 'cannot be reached'],
    ['OSError: [Errno 28] No space left on device', 'does not fit'],
  ])('%s', (message, cause) => {
    const finding = failing(message);
    expect(finding.rule).toBe('storage-initializer-failed');
    expect(finding.cause).toContain(cause);
    expect(finding.fix).toContain(
      '`kubectl -n team logs fraud-1 -c storage-initializer --previous`',
    );
  });

  it('says no more than it knows', () => {
    expect(failing('').cause).toBe(
      'the model cannot be fetched from its storage URI',
    );
  });
});

describe('a pod that no node takes', () => {
  const gpu = {
    containers: [
      { name: 'server', resources: { limits: { 'nvidia.com/gpu': 2 } } },
    ],
  };

  it.each([
    [
      '0/5 nodes are available: 3 Insufficient nvidia.com/gpu, 2 node(s) had untolerated taint {gpu: yes}. preemption: 0/5 nodes are available: 5 Preemption is not helpful for scheduling.',
      'no node can take the pod: 3 nodes have too little nvidia.com/gpu free (the pod asks for 2), 2 nodes have a taint it does not tolerate {gpu: yes}',
    ],
    [
      "0/4 nodes are available: 4 node(s) didn't match Pod's node affinity/selector.",
      'no node can take the pod: its nodeSelector or node affinity leaves out 4 nodes',
    ],
    [
      '0/1 nodes are available: 1 Insufficient memory.',
      'no node can take the pod: 1 node has too little memory free',
    ],
    [
      'pod has unbound immediate PersistentVolumeClaims',
      'no node can take the pod: its volume cannot be had: unbound immediate PersistentVolumeClaims',
    ],
    ['something new', 'no node can take the pod'],
  ])('%s', (message, cause) => {
    expect(only(unschedulable(message, gpu))).toMatchObject({
      rule: 'pod-unschedulable',
      severity: 'error',
      cause,
    });
  });
});

describe('a container that cannot be created', () => {
  it.each([
    [
      'secret "s3-creds" not found',
      'the secret "s3-creds" does not exist',
      'kubectl -n team get secret s3-creds',
    ],
    [
      'configmap "settings" not found',
      'the configmap "settings" does not exist',
      'get configmap settings',
    ],
    [
      "couldn't find key token in Secret team/s3-creds",
      'has no key "token"',
      'get secret s3-creds',
    ],
    [
      'something else',
      'container "server" cannot be created',
      'describe pod fraud-1',
    ],
  ])('%s', (message, cause, fix) => {
    const finding = only(
      withContainer({ state: waiting('CreateContainerConfigError', message) }),
    );
    expect(finding.rule).toBe('container-config-error');
    expect(finding.cause).toContain(cause);
    expect(finding.fix).toContain(fix);
  });
});

describe('a readiness probe that has not passed', () => {
  const running = { started: true, ready: false, state: { running: {} } };

  it('is a warning, since a model may still be loading', () => {
    expect(only(withContainer(running))).toMatchObject({
      rule: 'readiness-probe-failing',
      severity: 'warning',
    });
  });

  it.each([
    ['starts', { ...running, started: false }, false],
    ['is ready', { ...running, ready: true }, false],
    ['is being deleted', running, true],
  ])('is not reported of a pod that %s', (_, status, deleted) => {
    const observed = pod({
      status: { containerStatuses: [{ name: 'server', ...status }] },
      deleted,
    });
    expect(diagnosePods([observed])).toEqual([]);
  });
});

it('reports an evicted pod', () => {
  expect(
    only(
      pod({
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'low on resource: memory',
        },
      }),
    ),
  ).toMatchObject({ rule: 'pod-evicted', severity: 'warning' });
});

describe('diagnosePods', () => {
  const crashing = { state: waiting('CrashLoopBackOff'), lastState: ended(1) };

  it('tells a cause that many pods share once', () => {
    const pods = ['a', 'b', 'c', 'd', 'e', 'f'].map(name =>
      withContainer(crashing, name),
    );
    const findings = diagnosePods(pods);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.subject).toBe('Pod/a');
    expect(findings[0]?.evidence.map(e => e.subject)).toEqual([
      'Pod/a',
      'Pod/b',
      'Pod/c',
      'Pod/d',
    ]);
  });

  it('keeps different causes apart', () => {
    const pods = [
      withContainer(crashing),
      withContainer({ ...crashing, lastState: ended(2) }),
    ];
    expect(diagnosePods(pods)).toHaveLength(2);
  });

  it('has nothing to say of a pod that runs, or of one it cannot read', () => {
    const ready = withContainer({
      ready: true,
      started: true,
      state: { running: {} },
    });
    expect(
      diagnosePods([ready, PODS.decode({}), PODS.decode('nonsense')]),
    ).toEqual([]);
  });

  it('never throws and never lets an escape through, whatever a pod holds', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '\u001b[2J',
        'secret "\u0007" not found',
        "'; rm -rf ~ #",
      ),
      fc.string(),
    );
    const state = fc.oneof(
      fc.record({
        waiting: fc.record({
          reason: fc.oneof(
            text,
            fc.constantFrom(
              'CrashLoopBackOff',
              'ErrImagePull',
              'CreateContainerConfigError',
            ),
          ),
          message: text,
        }),
      }),
      fc.record({
        terminated: fc.record({
          exitCode: fc.integer(),
          reason: fc.oneof(text, fc.constant('OOMKilled')),
          message: text,
        }),
      }),
      fc.anything(),
    );
    const container = fc.record({
      name: text,
      state,
      lastState: state,
      restartCount: fc.anything(),
    });
    fc.assert(
      fc.property(
        text,
        fc.array(container, { maxLength: 2 }),
        fc.array(container, { maxLength: 2 }),
        (name, containerStatuses, initContainerStatuses) => {
          const observed = PODS.decode({
            metadata: { name, namespace: name },
            status: { containerStatuses, initContainerStatuses },
          });
          const findings = podRules.flatMap(rule => rule(observed) ?? []);
          expect(findingSchema.array().parse(findings)).toEqual(findings);
          expect(JSON.stringify(findings)).not.toMatch(/\\u00[01]|\\u007f/);
        },
      ),
    );
  });
});
