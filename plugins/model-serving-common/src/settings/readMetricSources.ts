import type { CustomMetricSource } from '../canary/sources/customSource';
import type { FieldReader } from '../kubernetes/FieldReader';
import { unknownFields } from './unknownFields';

const FIELDS = [
  'name',
  'revisionLabel',
  'namespaceLabel',
  'requests',
  'latency',
];

/** Seconds of the units that histograms are in. */
const UNITS: Readonly<Record<string, number>> = { s: 1, ms: 0.001, us: 1e-6 };

const METRIC_NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** The metrics of a company's own that are sound, and what is wrong with the others. */
export function readMetricSources(list: FieldReader): {
  sources: CustomMetricSource[];
  problems: string[];
} {
  const sources: CustomMetricSource[] = [];
  const problems: string[] = [];
  for (const [index, item] of list.list().entries()) {
    const { source, problems: own } = readSource(item);
    if (sources.some(({ name }) => name === source.name)) {
      own.push(`name: another source is called "${source.name}"`);
    }
    const title = source.name ? ` (${source.name})` : '';
    problems.push(
      ...own.map(
        problem => `metricSources[${index}]${title} is left out: ${problem}`,
      ),
    );
    if (own.length === 0) {
      sources.push(source);
    }
  }
  return { sources, problems };
}

function readSource(item: FieldReader): {
  source: CustomMetricSource;
  problems: string[];
} {
  const malformedBefore = item.malformed.length;
  const requests = item.at('requests');
  const latency = item.at('latency');
  const unit = latency.at('unit').string() ?? 's';
  const source: CustomMetricSource = {
    name: item.at('name').string() ?? '',
    revisionLabel: item.at('revisionLabel').string(),
    namespaceLabel: item.at('namespaceLabel').string() ?? 'namespace',
    ...(requests.exists && {
      requests: {
        series: requests.at('series').string() ?? '',
        codeLabel: requests.at('codeLabel').string() ?? 'response_code',
      },
    }),
    ...(latency.exists && {
      latency: {
        series: latency.at('series').string() ?? '',
        secondsPerUnit: UNITS[unit] ?? NaN,
      },
    }),
  };
  return {
    source,
    problems: [
      ...unknownFields(item, FIELDS),
      ...unknownFields(requests, ['series', 'codeLabel']),
      ...unknownFields(latency, ['series', 'unit']),
      ...item.malformed
        .splice(malformedBefore)
        .map(({ path, expected }) => `${path}: expected ${expected}`),
      ...problemsOf(source),
    ],
  };
}

function problemsOf(source: CustomMetricSource): string[] {
  const { name, requests, latency, revisionLabel, namespaceLabel } = source;
  const labels = [revisionLabel, namespaceLabel, requests?.codeLabel];
  const series = [requests?.series, latency?.series];
  return [
    ...(name ? [] : ['name: it has none']),
    ...(requests || latency ? [] : ['it has neither requests nor latency']),
    ...series
      .filter(text => text !== undefined && !METRIC_NAME.test(text))
      .map(text => `series: "${text}" is no name of a metric`),
    ...labels
      .filter(text => text !== undefined && !LABEL_NAME.test(text))
      .map(text => `"${text}" is no name of a label`),
    ...(latency && Number.isNaN(latency.secondsPerUnit)
      ? [`latency.unit: there are ${Object.keys(UNITS).join(', ')}`]
      : []),
  ];
}
