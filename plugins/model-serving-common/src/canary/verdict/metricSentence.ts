import type { CanaryMetric, MetricEvidence } from '../../model/verdictTypes';

const FAULTS: Readonly<Record<CanaryMetric, string>> = {
  errors: 'of the requests failed',
  'client-errors': 'of the requests were turned down (4xx)',
  latency: 'of the answers took longer than',
  'time-to-first-token': 'of the first tokens took longer than',
  'inter-token-latency': 'of the tokens took longer than',
  restarts: '',
};

type Judged = Omit<MetricEvidence, 'detail'>;

/** Both sides' counts in words, e.g. `3.1 % of the requests failed on the canary (13 of 420) …`. */
export function metricSentence(judged: Judged): string {
  const { metric, canary, stable, bound } = judged;
  if (metric === 'restarts') {
    return `${count(canary.bad, 'restart')} on the canary in ${hours(
      canary.requests,
    )}, ${count(stable.bad, 'restart')} on stable in ${hours(stable.requests)}`;
  }
  const fault =
    bound === undefined ? FAULTS[metric] : `${FAULTS[metric]} ${bound} s`;
  return `${percent(canary)} ${fault} on the canary (${ofAll(
    canary,
  )}), ${percent(stable)} on stable (${ofAll(stable)})`;
}

type Side = Judged['canary'];

function ofAll({ bad, requests }: Side): string {
  return `${grouped(bad)} of ${grouped(requests)}`;
}

function percent({ bad, requests }: Side): string {
  return requests > 0
    ? `${Number(((100 * bad) / requests).toPrecision(2))} %`
    : 'none';
}

/** In thousands, as English has it; not by the machine's locale, or tests would depend on it. */
function grouped(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

function count(value: number, noun: string): string {
  return `${grouped(value)} ${noun}${value === 1 ? '' : 's'}`;
}

function hours(seconds: number): string {
  return `${Number((seconds / 3600).toPrecision(2))} container hours`;
}
