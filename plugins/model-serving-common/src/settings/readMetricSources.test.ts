import {
  byName,
  chooseSource,
  type FoundSeries,
} from '../canary/sources/chooseSource';
import { metricSourcesOf } from '../canary/sources/metricSources';
import { revisionRoutes } from '../canary/sources/revisionRoutes';
import { canaryOf } from '../canary/sources/testing/canaryOf';
import { readSettings } from './readSettings';

const RULES = {
  name: 'our recording rules',
  revisionLabel: 'revision',
  requests: { series: 'kserve_request_total', codeLabel: 'code' },
  latency: { series: 'kserve_request_duration_seconds' },
};

function read(...metricSources: unknown[]) {
  return readSettings({ metricSources });
}

describe('metrics of a company’s own', () => {
  it('tell errors and latencies by their label', () => {
    const { settings, problems } = read(RULES);
    expect(problems).toEqual([]);
    const routes = revisionRoutes(metricSourcesOf(settings), canaryOf());
    const found: FoundSeries[] = [];
    for (const revision of ['churn-v1', 'churn-v2']) {
      const labels = { namespace: 'ml', revision };
      found.push(
        { ...labels, __name__: 'kserve_request_total', code: '200' },
        {
          ...labels,
          __name__: 'kserve_request_duration_seconds_bucket',
          le: '+Inf',
        },
      );
    }
    for (const metric of ['errors', 'client-errors', 'latency'] as const) {
      const choice = chooseSource(metric, routes, byName(found));
      expect(choice?.route.source.title).toBe('our recording rules');
    }
  });

  it('may be in milliseconds', () => {
    const latency = { series: 'took', unit: 'ms' };
    const [source] = read({ name: 'a', latency }).settings.metricSources ?? [];
    expect(source?.latency?.secondsPerUnit).toBe(0.001);
  });

  it.each<[unknown, RegExp]>([
    [{ ...RULES, name: '' }, /it has none/],
    [{ name: 'a' }, /neither requests nor latency/],
    [{ ...RULES, revisionlabel: 'x' }, /"revisionlabel" is no field/],
    [{ ...RULES, requests: { series: 'a b' } }, /"a b" is no name of a metric/],
    [{ ...RULES, revisionLabel: 'a="' }, /is no name of a label/],
    [{ ...RULES, latency: { series: 'a', unit: 'h' } }, /s, ms, us/],
    ['text', /expected map/],
  ])('are left out as a whole, with the reason: %j', (source, problem) => {
    const { settings, problems } = read(source);
    expect(settings).not.toHaveProperty('metricSources');
    expect(problems.join('\n')).toMatch(problem);
    expect(problems[0]).toMatch(/^metricSources\[0\].* is left out/);
  });

  it('have each name once', () => {
    const { settings, problems } = read(RULES, RULES);
    expect(settings.metricSources).toHaveLength(1);
    expect(problems).toEqual([expect.stringMatching(/another source/)]);
  });
});
