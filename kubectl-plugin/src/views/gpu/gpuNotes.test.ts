import { unknown } from '@modeldeck/plugin-model-serving-common';
import {
  amounts,
  gpuReport,
  holder,
  pool,
  revisionUse,
  serviceUse,
} from '../../__fixtures__/gpus';
import { NOW } from '../../__fixtures__/services';
import { gpuNotes } from './gpuNotes';

const SCHEDULER =
  '0/2 nodes are available: 2 Insufficient nvidia.com/gpu. preemption: 0/2 nodes are available: 2 No preemption victims found for incoming pod.';

function pending(name: string) {
  return {
    cluster: 'prod',
    namespace: 'demo',
    name,
    kind: 'Pod' as const,
    accelerators: [{ resource: 'nvidia.com/gpu', count: 8 }],
    since: '2026-11-21T09:00:00Z',
    pools: [],
    reason: SCHEDULER,
  };
}

function notes(
  overrides: Parameters<typeof gpuReport>[0],
  { idle = true } = {},
): string[] {
  const report = gpuReport({ pools: [], ...overrides });
  return gpuNotes(report, { now: NOW, idle }).map(({ label, text, next }) =>
    [label, text, next].filter(Boolean).join(' | '),
  );
}

const USE =
  'Use | over the last 60m, from Prometheus monitoring/prometheus:9090';

describe('gpuNotes', () => {
  it('say what waits, for how long, and why, without what cannot be preempted', () => {
    expect(notes({ demand: [pending('big')] })).toEqual([
      'Pending | demo/big waits for 3h for 8 nvidia.com/gpu | 0/2 nodes are available: 2 Insufficient nvidia.com/gpu',
      USE,
    ]);
  });

  it('say nothing of when and why where nobody knows', () => {
    const untold = {
      ...pending('big'),
      since: unknown('?'),
      reason: unknown('?'),
    };
    expect(notes({ demand: [untold] })[0]).toBe(
      'Pending | demo/big waits for 8 nvidia.com/gpu',
    );
  });

  it('count what would be too many to read', () => {
    const demand = ['a', 'b', 'c', 'd', 'e'].map(pending);
    expect(notes({ demand })).toHaveLength(6);
    const more = notes({ demand: [...demand, pending('f')] });
    expect(more).toHaveLength(6);
    expect(more[4]).toBe('and 2 more (see -o json)');
  });

  it('say what is held for nothing, unless the table does', () => {
    const services = [serviceUse(), serviceUse({ revisions: [revisionUse()] })];
    expect(notes({ services })[0]).toBe(
      'Idle | demo/summarizer summarizer-00002: the canary gets no traffic',
    );
    expect(notes({ services }, { idle: false })).toEqual([USE]);
  });

  it('say what is against the rules, and what to do', () => {
    const violation = {
      rule: 'gpu-policy',
      severity: 'warning' as const,
      subject: 'Job/bert',
      cause: 'Job/bert trains in office hours',
      evidence: [],
      fix: 'pause it until 18:00',
      cluster: 'prod',
      policy: 'nights',
      who: 'team-research',
      since: unknown('?'),
    };
    expect(notes({ violations: [violation] })[0]).toBe(
      'Policy | Job/bert trains in office hours [nights] | pause it until 18:00',
    );
  });

  it('say what could not be counted, and whose use cannot be told', () => {
    expect(
      notes({
        pools: [pool({ problems: ['pods were not read'] })],
        holders: [holder()],
        problems: ['a claim without a slice'],
        telemetry: unknown('no exporter answers'),
      }),
    ).toEqual([
      'Problem | serving-a100: pods were not read',
      'Problem | a claim without a slice',
      'Use | unknown: no exporter answers',
    ]);
  });

  it('say where to look for who is idle, where services were not read', () => {
    const idle = { pools: [pool({ amounts: [amounts({ idleHeld: 2 })] })] };
    const next =
      'Next | see who leaves them idle: `kubectl model gpu services -A`';
    expect(notes(idle)).toContain(next);
    expect(notes({ ...idle, holders: [holder()] })).not.toContain(next);
  });

  it('say that a moment tells nothing of idleness', () => {
    expect(notes({ windowSeconds: 0, telemetry: 'the exporters' })).toEqual([
      'Use | at this moment, from the exporters; for how long something is idle takes a Prometheus: --prometheus',
    ]);
  });
});
