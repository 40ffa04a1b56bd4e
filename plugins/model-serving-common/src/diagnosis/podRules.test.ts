import fc from 'fast-check';
import { PODS } from '../kubernetes/pod';
import { findingSchema } from '../model/findingSchema';
import { diagnosePods, podRules } from './podRules';
import { withContainer, waiting, ended } from './testing/podFixtures';

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
