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
    return `${restarts(canary)} on the canary in ${hours(
      canary.requests,
    )}, ${restarts(stable)} on stable in ${hours(stable.requests)}`;
  }
  if (canary.bad === undefined || stable.bad === undefined) {
    return `by their mean alone, answers took ${mean(
      canary,
    )} on the canary, ${mean(stable)} on stable`;
  }
  const fault =
    bound === undefined ? FAULTS[metric] : `${FAULTS[metric]} ${bound} s`;
  return `${percent(canary)} ${fault} on the canary (${ofAll(
    canary,
  )}), ${percent(stable)} on stable (${ofAll(stable)})`;
}

type Side = Judged['canary'];

function ofAll({ bad = NaN, requests }: Side): string {
  return `${grouped(bad)} of ${grouped(requests)}`;
}

function percent({ bad = NaN, requests }: Side): string {
  return requests > 0
    ? `${Number(((100 * bad) / requests).toPrecision(2))} %`
    : 'none';
}

function restarts({ bad = NaN }: Side): string {
  return count(bad, 'restart');
}

function mean({ meanSeconds, requests }: Side): string {
  return meanSeconds === undefined
    ? 'no time that is known'
    : `${Number(meanSeconds.toPrecision(2))} s (${grouped(requests)} of them)`;
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
