import { type Finding, unknown } from '@modeldeck/plugin-model-serving-common';
import { NOW, pod, revision, service } from '../__fixtures__/services';
import { serviceView } from './serviceView';

const options = { now: NOW, showCluster: false, wide: false };

function finding(
  rule: string,
  severity: Finding['severity'],
  cause = rule,
): Finding {
  return { rule, severity, subject: 'Pod/x', cause, evidence: [], fix: 'look' };
}

function factsOf(overrides: Parameters<typeof service>[0]) {
  return Object.fromEntries(
    serviceView(service(overrides), options).facts.map(fact => [
      fact.label,
      fact.value,
    ]),
  );
}

describe('serviceView', () => {
  it('gives no reason for being healthy, and the reason for all else', () => {
    const health = { reason: 'Ready', message: 'it is ready' };
    expect(
      serviceView(
        service({ health: { ...health, status: 'healthy' } }),
        options,
      ),
    ).toMatchObject({ health: 'healthy', reason: '', message: '' });
    expect(
      serviceView(service({ health: { ...health, status: 'idle' } }), options),
    ).toMatchObject({ health: 'idle', ...health });
  });

  it('takes the first error for the cause, and no warning for one', () => {
    const note = finding('a', 'info');
    const warning = finding('b', 'warning');
    const error = finding('c', 'error');
    const second = finding('d', 'error');

    const broken = serviceView(
      service({ findings: [note, warning, error, second] }),
      options,
    );
    expect(broken.cause).toBe(error);
    expect(broken.others).toEqual([second, warning, note]);

    const warned = serviceView(service({ findings: [note, warning] }), options);
    expect(warned.cause).toBeUndefined();
    expect(warned.others).toEqual([warning, note]);
  });

  it.each<[string, Parameters<typeof service>[0], string | undefined]>([
    [
      'Model',
      {
        model: {
          name: 'm',
          version: unknown('x'),
          format: 'onnx',
          storageUri: 's3://a',
        },
      },
      'm (onnx)',
    ],
    [
      'Model',
      {
        model: {
          name: unknown('x'),
          version: 'v2',
          format: unknown('x'),
          storageUri: 's3://a',
        },
      },
      'version v2',
    ],
    ['Owner', { owner: unknown('x'), system: unknown('x') }, undefined],
    ['Owner', { owner: unknown('x'), system: 'risk' }, 'system risk'],
    ['Owner', { owner: 'ana', system: unknown('x') }, 'ana'],
    [
      'Runtime',
      { runtime: { name: unknown('x'), protocol: 'v2' } },
      'protocol v2',
    ],
    [
      'Scaling',
      { scaling: { min: 0, max: unknown('x') } },
      'min 0, max unknown',
    ],
    [
      'Scaling',
      { scaling: { min: unknown('x'), max: unknown('x') } },
      undefined,
    ],
    ['GPUs', { accelerators: [] }, 'none'],
    ['Age', { createdAt: unknown('x') }, 'unknown'],
    ['Cluster', {}, undefined],
  ])('says under %s of %j: %s', (label, overrides, expected) => {
    expect(factsOf(overrides)[label]).toBe(expected);
  });

  it('says how old the answer is only when it is', () => {
    const createdAt = '2026-11-18T12:00:00Z';
    expect(factsOf({ createdAt, observedAt: NOW.toISOString() }).Age).toBe(
      '3d',
    );
    expect(factsOf({ createdAt, observedAt: '2026-11-21T11:57:00Z' }).Age).toBe(
      '3d, read 3m ago',
    );
  });

  it('marks a disagreement only between two numbers', () => {
    function disagrees(programmed: ReturnType<typeof unknown> | number) {
      const declared = { percent: 20, source: 'spec' };
      const traffic = {
        declared,
        programmed:
          typeof programmed === 'number'
            ? { percent: programmed, source: 'HTTPRoute/x' }
            : programmed,
        observed: unknown('x'),
      };
      const [only] = serviceView(
        service({ revisions: [revision({ traffic })] }),
        options,
      ).revisions;
      return [only?.programmed, only?.disagrees];
    }
    expect(disagrees(20)).toEqual(['20%', false]);
    expect(disagrees(0)).toEqual(['0%', true]);
    expect(disagrees(unknown('x'))).toEqual(['unknown', false]);
  });

  it.each([
    ['Running', true, 'ready'],
    ['Running', false, 'starting'],
    ['Init:0/2', false, 'starting'],
    ['Terminating', false, 'starting'],
    ['Init:ErrImagePull', false, 'broken'],
    ['CrashLoopBackOff', false, 'broken'],
  ])('takes a pod that is %s (ready: %s) for %s', (state, ready, expected) => {
    const pods = [pod({ state, ready })];
    const view = serviceView(
      service({ revisions: [revision({ pods })] }),
      options,
    );
    expect(view.revisions[0]?.pods[0]?.condition).toBe(expected);
  });
});
