import { FakeClusters } from '../../__fixtures__/FakeClusters';
import { FakeHost } from '../../__fixtures__/FakeHost';
import { FakeMetrics, servedCanary } from '../../__fixtures__/FakeMetrics';
import { list, NOW, service } from '../../__fixtures__/services';
import type { CanaryOperation } from '../../cli/Operation';
import { parseArguments } from '../../cli/parseArguments';
import { runCanary } from './runCanary';

/** Its clock is that of the timers. */
class TickingHost extends FakeHost {
  override now(): Date {
    return new Date();
  }
}

describe('canary --watch', () => {
  let metrics: FakeMetrics;
  let clusters: FakeClusters;
  let host: TickingHost;

  beforeEach(() => {
    jest.useFakeTimers({ now: NOW });
    metrics = new FakeMetrics();
    metrics.hasHistory = false;
    clusters = new FakeClusters(list([servedCanary()]));
    host = new TickingHost();
  });
  afterEach(() => jest.useRealTimers());

  function start(line: string) {
    const operation = parseArguments(line.split(' ')) as CanaryOperation;
    return runCanary(operation, host, async () => ({
      access: clusters,
      metrics,
    }));
  }

  async function pass(minutes: number): Promise<void> {
    await jest.advanceTimersByTimeAsync(minutes * 60_000);
  }

  it('ends when the canary is to be promoted', async () => {
    const code = start('canary scorer -w');
    await pass(4);
    expect(host.out).not.toContain('promote');
    await pass(3);
    await expect(code).resolves.toBe(0);
    expect(host.out.trim().split('\n').at(-1)).toMatch(/Z {2}promote; canary/);
  });

  it('ends as soon as it is to be rolled back', async () => {
    metrics.traffic.failing.canary = 4;
    const code = start('canary scorer -w');
    await pass(1);
    await expect(code).resolves.toBe(3);
  });

  it('prints a line for what is new, and none for what is not', async () => {
    metrics.traffic.requests = { stable: 0, canary: 0 };
    const code = start('canary scorer -w --timeout 10m');
    await pass(9);
    const lines = host.out.trim().split('\n');
    expect(lines.length).toBeLessThan(5);
    await pass(2);
    await expect(code).resolves.toBe(4);
  });

  it('streams reports for scripts', async () => {
    const code = start('canary scorer -w -o json --timeout 1m');
    await pass(2);
    await expect(code).resolves.toBe(4);
    const reports = host.out
      .trim()
      .split('\n')
      .map(line => JSON.parse(line));
    expect(reports.length).toBeGreaterThan(2);
    expect(new Set(reports.map(({ kind }) => kind))).toEqual(
      new Set(['CanaryReport']),
    );
  });

  it('tries again where metrics fail for a while, and loses nothing', async () => {
    const code = start('canary scorer -w --timeout 5m');
    await pass(1);
    metrics.failure = Object.assign(new Error('prometheus does not answer'), {
      kind: 'timeout',
    });
    await pass(1);
    expect(host.err).toBe('error: prometheus does not answer; trying again\n');
    await pass(4);
    await expect(code).resolves.toBe(4);
    const ends = metrics.asked.map(({ from }) => from);
    expect([...ends].sort((a, b) => a - b)).toEqual(ends);
  });

  it('ends with the error where metrics cannot be had from the beginning', async () => {
    metrics.failure = Object.assign(new Error('no such host'), {
      kind: 'unreachable',
    });
    await expect(start('canary scorer -w')).rejects.toThrow('no such host');
  });

  it.each([
    ['gone', /no canary is under way/],
    ['replaced', /scorer-00003 is the canary now, not scorer-00002/],
  ])('ends where the canary is %s', async (how, message) => {
    const code = start('canary scorer -w').catch((error: unknown) => error);
    await pass(1);
    const next = servedCanary();
    const [stable, canary] = next.revisions;
    clusters.answer = list([
      how === 'gone'
        ? service()
        : {
            ...next,
            revisions: [stable!, { ...canary!, name: 'scorer-00003' }],
          },
    ]);
    await pass(1);
    await expect(code).resolves.toMatchObject({
      kind: 'not-found',
      message: expect.stringMatching(message),
    });
  });

  it('asks a person when the time is over', async () => {
    metrics.traffic.requests = { stable: 4, canary: 0.05 };
    const code = start(
      'canary scorer -w --maximum-observation 6m --minimum-observation 5m',
    );
    await pass(7);
    await expect(code).resolves.toBe(8);
  });

  it('tests the shares that it saw unchanged, and begins anew where they change', async () => {
    const code = start('canary scorer -w --timeout 3m');
    await pass(1);
    const changed = servedCanary();
    const [, canary] = changed.revisions;
    canary!.traffic = {
      ...canary!.traffic,
      declared: { percent: 50, source: 'spec' },
    };
    clusters.answer = list([changed]);
    await pass(3);
    await code;
    const since = new Set(metrics.asked.map(query => query.sharesSince));
    expect([...since].map(at => (at ?? 0) - NOW.getTime())).toEqual([
      0, 75_000,
    ]);
  });

  it('repaints on a terminal, and leaves what was seen last', async () => {
    host = new TickingHost({ columns: 80 });
    const code = start('canary scorer -w');
    await pass(1);
    expect(host.out).toContain('\x1b[?1049h');
    expect(host.out).toContain('Watching until it is decided');
    host.interrupt();
    await expect(code).resolves.toBe(130);
    const [, after = ''] = host.out.split('\x1b[?1049l');
    expect(after).toContain('keep-watching');
    expect(after).not.toContain('Watching until');
  });

  it('asks the pods for as long as it is told to, without --watch', async () => {
    const code = start('canary scorer --for 1m -o json');
    await pass(2);
    await expect(code).resolves.toBe(8);
    expect(JSON.parse(host.out).verdict.observedSeconds).toBe(60);
  });
});
