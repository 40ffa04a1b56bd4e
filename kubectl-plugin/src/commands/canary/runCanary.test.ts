import { canaryReportSchema } from '@modeldeck/plugin-model-serving-common';
import { FakeClusters } from '../../__fixtures__/FakeClusters';
import { FakeHost } from '../../__fixtures__/FakeHost';
import { FakeMetrics, servedCanary } from '../../__fixtures__/FakeMetrics';
import { list, revision, service } from '../../__fixtures__/services';
import type { CanaryOperation } from '../../cli/Operation';
import { parseArguments } from '../../cli/parseArguments';
import { runCanary } from './runCanary';

describe('canary', () => {
  let metrics: FakeMetrics;
  let clusters: FakeClusters;
  let host: FakeHost;

  beforeEach(() => {
    metrics = new FakeMetrics();
    clusters = new FakeClusters(list([servedCanary()]));
    host = new FakeHost();
  });

  function operationOf(line: string): CanaryOperation {
    const operation = parseArguments(line.split(' '));
    expect(operation).toMatchObject({ verb: 'canary' });
    return operation as CanaryOperation;
  }

  const run = (line: string) =>
    runCanary(operationOf(line), host, async () => ({
      access: clusters,
      metrics,
    }));

  const report = () => canaryReportSchema.parse(JSON.parse(host.takeOut()));

  describe('of a NAME', () => {
    it('weighs what was since it began, and ends with what follows', async () => {
      await expect(run('canary scorer -o json')).resolves.toBe(0);
      const { verdict, since, canary } = report();
      expect(since).toBe('2026-11-21T11:50:00.000Z');
      expect(verdict.decision).toBe('promote');
      expect(canary.requests).toBe(6000);
    });

    it.each([
      ['fails', { failing: { stable: 0, canary: 5 } }, 3],
      ['gets little', { requests: { stable: 4, canary: 0.1 } }, 8],
    ])(
      'ends with its own code where the canary %s',
      async (_, traffic, code) => {
        Object.assign(metrics.traffic, traffic);
        await expect(run('canary scorer')).resolves.toBe(code);
      },
    );

    it('says what is missing and promotes nothing without', async () => {
      metrics.missing.latency = 'turn histograms on with --x';
      await expect(run('canary scorer')).resolves.toBe(8);
      expect(host.out).toContain('cannot-tell');
      expect(host.out).toContain('latency: turn histograms on with --x');
      host.takeOut();
      await expect(run('canary scorer --required errors')).resolves.toBe(0);
    });

    it('puts both sides beside each other, with bars on a terminal', async () => {
      host = new FakeHost({ columns: 80 });
      metrics.traffic.failing = { stable: 400, canary: 100 };
      await run('canary scorer --color never');
      expect(host.out).toMatch(/errors +40 \(0.17 %\) +40 \(0.67 %\)/);
      host.takeOut();
      await run('canary scorer --color always');
      expect(host.out).toMatch(/▇/);
    });

    it('takes flags before annotations', async () => {
      const annotated = {
        ...servedCanary(),
        canaryPolicy: { minimumRequests: 7000 },
      };
      clusters.answer = list([annotated]);
      await expect(run('canary scorer')).resolves.toBe(8);
      host.takeOut();
      await expect(run('canary scorer --minimum-requests 10')).resolves.toBe(0);
    });

    it('decides by limits where they are asked for', async () => {
      metrics.traffic.failing = { stable: 0, canary: 40 };
      await expect(
        run('canary scorer --rule threshold --minimum-observation 5m'),
      ).resolves.toBe(3);
      expect(host.out).toMatch(/failed +error rate of the canary 2 %/);
    });

    it.each([
      ['--error-budget 200%', /--error-budget takes a share/],
      ['--tolerated-ratio 5', /tolerated ratio \(5\) has to be below/],
    ])('refuses %s', async (flags, message) => {
      await expect(run(`canary scorer ${flags}`)).rejects.toMatchObject({
        kind: 'usage',
        message: expect.stringMatching(message),
      });
    });

    it('is not found where no canary is under way', async () => {
      clusters.answer = list([service()]);
      await expect(run('canary scorer')).rejects.toMatchObject({
        kind: 'not-found',
        message: expect.stringMatching(/no canary is under way/),
      });
    });

    it('looks back as far as it is asked to, and no further than the maximum', async () => {
      await run('canary scorer --since 2m');
      await run(
        'canary scorer --maximum-observation 5m --minimum-observation 1m',
      );
      const [first, second] = metrics.asked;
      expect((first?.to ?? 0) - (first?.from ?? 0)).toBe(120_000);
      expect((second?.to ?? 0) - (second?.from ?? 0)).toBe(300_000);
    });
  });

  describe('kept in a file', () => {
    const state = 'canary scorer -o json --state /state.json';

    it('goes on where it was, and counts nothing twice', async () => {
      await run(state);
      const first = report();
      await run(state);
      expect(report().verdict).toEqual(first.verdict);
      const [, second] = metrics.asked;
      expect(second?.from).toBe(second?.to);
    });

    it.each([
      [
        'another canary',
        /compares scorer-00002 with scorer-00001, and now scorer-00003/,
      ],
      ['another policy', /another policy \(errorBudget\)/],
      ['another version', /another version of kubectl model \(7, not 1\)/],
      ['something else', /no evidence that was kept/],
    ])('is not taken over from %s', async (what, message) => {
      await run(state);
      const kept = host.files['/state.json'] ?? '';
      if (what === 'another canary') {
        const next = servedCanary();
        next.revisions[1] = { ...next.revisions[1]!, name: 'scorer-00003' };
        clusters.answer = list([next]);
      } else if (what === 'another version') {
        host.files['/state.json'] = kept.replace('"version":1', '"version":7');
      } else if (what === 'something else') {
        host.files['/state.json'] =
          '{"kind":"CanaryState","version":1,"watch":5}';
      }
      const flags = what === 'another policy' ? ' --error-budget 1%' : '';
      await expect(run(state + flags)).rejects.toMatchObject({
        message: expect.stringMatching(message),
      });
    });

    it('is refused and left alone where it cannot be understood', async () => {
      host.files['/state.json'] = 'not json';
      await expect(run(state)).rejects.toMatchObject({ kind: 'failed' });
      expect(host.files['/state.json']).toBe('not json');
    });
  });

  describe('without a NAME', () => {
    it('lists what is in flight, and asks for no metrics', async () => {
      const other = service({ name: 'quiet' });
      clusters.answer = list([servedCanary(), other]);
      await expect(run('canary')).resolves.toBe(0);
      expect(host.out).toMatch(/^NAME +PLATFORM +STABLE +CANARY +TRAFFIC/);
      expect(host.out).toMatch(/scorer .*v1 +v2 +80\/20 .*healthy +10m/);
      expect(host.out).not.toContain('quiet');
      expect(metrics.asked).toEqual([]);
    });

    it('says that there is none', async () => {
      clusters.answer = list([service()]);
      await expect(run('canary')).resolves.toBe(0);
      expect(host.out).toBe('');
      expect(host.err).toBe('No canary is in flight in 1 model service.\n');
    });

    it('is a list of services for scripts', async () => {
      await run('canary -o json');
      expect(JSON.parse(host.takeOut())).toMatchObject({
        kind: 'ModelServiceList',
        items: [{ name: 'scorer' }],
      });
      await run('canary -o name');
      expect(host.out).toBe('inferenceservice.serving.kserve.io/scorer\n');
    });
  });

  it.each([
    ['canary -w', /--watch is for one canary: add its NAME/],
    ['canary --rule threshold', /a policy is for one canary/],
    ['canary scorer -A', /-A and -l are for a listing/],
    ['canary scorer --timeout 5m', /--timeout limits watching/],
    ['canary scorer -o wide', /-o wide is for a listing/],
    ['canary scorer --manifest job', /--manifest needs --image/],
    ['canary scorer --context a,b', /name one --context/],
    ['canary -o jsonpath={.x}', /prints text, wide, json, yaml or name/],
  ])('refuses `%s`', (line, message) => {
    expect(parseArguments(line.split(' '))).toEqual({
      verb: 'usage-error',
      message: expect.stringMatching(message),
    });
  });

  it('knows nothing of a revision that only looks like a canary', async () => {
    clusters.answer = list([
      service({ revisions: [revision(), revision({ role: 'shadow' })] }),
    ]);
    await expect(run('canary scorer')).rejects.toMatchObject({
      message: expect.stringMatching(/is a shadow/),
    });
  });
});
