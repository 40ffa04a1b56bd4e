import fc from 'fast-check';
import type { Condition } from '../kubernetes/conditions';
import { isFailingState } from '../kubernetes/podState';
import type { Finding, Revision } from '../model/types';
import { assessHealth, type HealthEvidence } from './assessHealth';
import { mayTakeTraffic } from './revisionReadiness';

const GOOD = ['healthy', 'idle', 'progressing'];

const text = fc.oneof(
  fc.constantFrom('', 'MinimumReplicasUnavailable', '\u001b[2Jgone\r\n', '‮'),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const unknownValue = fc.constant({ unknown: 'cannot tell' });

const pod = fc
  .record({
    state: fc.constantFrom(
      'Running',
      'Pending',
      'CrashLoopBackOff',
      'Init:Error',
      'ImagePullBackOff',
      'Terminating',
    ),
    isUp: fc.boolean(),
  })
  .map(({ state, isUp }) => ({
    name: 'p',
    state,
    ready: isUp && state === 'Running',
    restarts: 0,
    node: 'n',
    accelerators: [],
    createdAt: '2026-01-01T00:00:00Z',
  }));

const share = fc.oneof(
  unknownValue,
  fc.constantFrom(0, 20, 100).map(percent => ({ percent, source: 's' })),
);
const count = fc.oneof(unknownValue, fc.nat(3));

const revision: fc.Arbitrary<Revision> = fc.record({
  name: fc.constantFrom('v1', 'v2'),
  role: fc.constantFrom('stable', 'canary', 'candidate', 'shadow', 'retired'),
  modelVersion: unknownValue,
  storageUri: unknownValue,
  replicas: fc.record({ wanted: count, ready: count }),
  pods: fc.array(pod, { maxLength: 3 }),
  traffic: fc.record({
    declared: share,
    programmed: share,
    observed: unknownValue,
  }),
  accelerators: fc.constant([]),
});

const ready: fc.Arbitrary<Condition> = fc.record({
  type: fc.constant('Ready'),
  status: fc.constantFrom('True', 'False', 'Unknown'),
  reason: text,
  message: text,
  lastTransitionTime: fc.constant(undefined),
});

const finding: fc.Arbitrary<Finding> = fc.record({
  rule: fc.constantFrom('pod-crash-loop', ''),
  severity: fc.constantFrom('error', 'warning', 'info'),
  subject: text,
  cause: text,
  evidence: fc.constant([]),
  fix: text,
});

const reason = fc.record({ reason: text, message: text });

const evidence: fc.Arbitrary<HealthEvidence> = fc.record(
  {
    stopped: reason,
    scaledToZero: reason,
    podsUnknown: text,
    ready: fc.option(ready, { nil: undefined }),
    statusIsStale: fc.boolean(),
    revisions: fc.array(revision, { maxLength: 3 }),
    findings: fc.array(finding, { maxLength: 2 }),
  },
  { requiredKeys: ['ready', 'statusIsStale', 'revisions', 'findings'] },
);

function isServingPodFailing({ revisions }: HealthEvidence): boolean {
  return revisions.some(
    r => mayTakeTraffic(r) && r.pods.some(p => isFailingState(p.state)),
  );
}

function withoutKnowledge(r: Revision): Revision {
  const cannotTell = { unknown: 'cannot tell' };
  return {
    ...r,
    replicas: { wanted: r.replicas.wanted, ready: cannotTell },
    traffic: { ...r.traffic, programmed: cannotTell },
  };
}

/** Each takes one fact away. */
const FORGETTING: Record<string, (e: HealthEvidence) => HealthEvidence> = {
  'the pods': e => ({
    ...e,
    podsUnknown: 'forbidden',
    revisions: e.revisions.map(r => ({ ...r, pods: [] })),
  }),
  'the readiness condition': e => ({ ...e, ready: undefined }),
  'the routes and counts': e => ({
    ...e,
    revisions: e.revisions.map(withoutKnowledge),
  }),
};

describe('health, whatever the evidence', () => {
  it('is never healthy while a pod that may take traffic crashes', () => {
    fc.assert(
      fc.property(evidence, e => {
        fc.pre(e.stopped === undefined && isServingPodFailing(e));
        expect(['failed', 'degraded']).toContain(assessHealth(e).status);
      }),
    );
  });

  it('is stopped when a person stopped it, whatever else is wrong', () => {
    fc.assert(
      fc.property(evidence, reason, (e, stopped) => {
        expect(assessHealth({ ...e, stopped }).status).toBe('stopped');
      }),
    );
  });

  it('never calls scale to zero a failure when nothing else is wrong', () => {
    fc.assert(
      fc.property(evidence, reason, ready, (e, scaledToZero, condition) => {
        const { status } = assessHealth({
          ...e,
          scaledToZero,
          stopped: undefined,
          podsUnknown: undefined,
          statusIsStale: false,
          ready: { ...condition, status: 'True' },
          revisions: e.revisions.map(r => ({ ...r, pods: [] })),
          findings: [],
        });
        expect(status).toBe('idle');
      }),
    );
  });

  it.each(Object.entries(FORGETTING))(
    'is not made better by not knowing %s',
    (_, forget) => {
      fc.assert(
        fc.property(evidence, e => {
          fc.pre(!GOOD.includes(assessHealth(e).status));
          fc.pre(e.stopped === undefined);
          expect(GOOD).not.toContain(assessHealth(forget(e)).status);
        }),
      );
    },
  );

  it('claims nothing good when pods cannot be read', () => {
    fc.assert(
      fc.property(evidence, e => {
        fc.pre(e.podsUnknown !== undefined);
        expect(GOOD).not.toContain(assessHealth(e).status);
      }),
    );
  });

  it('says so in one line that a terminal can print', () => {
    fc.assert(
      fc.property(evidence, e => {
        const health = assessHealth(e);
        expect(health.message).toMatch(/^[^\p{Cc}\u2028\u2029]+$/u);
        expect(health.message.trim()).not.toBe('');
        expect(health.reason).toMatch(/^[A-Z0-9][A-Za-z0-9]*$/);
      }),
    );
  });
});
