import { type Known, orUnknown, unknown } from '../../model/known';
import type { Revision } from '../../model/types';
import type {
  CanaryMetric,
  CanarySide,
  MetricSourceUse,
  QuantileRange,
} from '../../model/verdictTypes';
import type { Side } from '../sources/Side';
import type { CountedMetric } from '../verdict/CanaryEvidence';
import { type Histogram, quantileRange } from '../verdict/latency';
import { meanOf } from '../verdict/MeanEvidence';
import type { CanaryWatch } from './CanaryWatch';

/** What is said of one of the two revisions. */
export interface CanarySideOptions {
  side: Side;
  revision: Revision;
  watch: CanaryWatch;
  sources: readonly MetricSourceUse[];
  missing: Readonly<Partial<Record<CanaryMetric, string>>>;
}

const QUANTILES = [0.5, 0.99];

/** The revision beside the other one: what it is, and what was seen of it. */
export function canarySide(options: CanarySideOptions): CanarySide {
  const { revision } = options;
  return {
    revision: revision.name,
    modelVersion: revision.modelVersion,
    replicas: revision.replicas,
    accelerators: revision.accelerators,
    traffic: { ...revision.traffic, observed: observedShare(options) },
    requests: requestsOf(options),
    errors: countOf('errors', 'errors', options),
    latency: quantilesOf('latency', 'latency', options),
    timeToFirstToken: quantilesOf(
      'timeToFirstToken',
      'time-to-first-token',
      options,
    ),
    restarts: countOf('restarts', 'restarts', options),
  };
}

const NOTHING_YET = 'nothing was seen yet';

/** Requests come with errors, else with latencies; without either nobody has counted. */
function requestsOf({ side, watch, missing }: CanarySideOptions) {
  const { counted, means, requests } = watch.evidence;
  return counted.errors || watch.times.latency || means
    ? requests[side]
    : unknown(missing.errors ?? missing.latency ?? NOTHING_YET);
}

function countOf(
  field: CountedMetric,
  metric: CanaryMetric,
  { side, watch, missing }: CanarySideOptions,
): Known<number> {
  return orUnknown(
    watch.evidence.counted[field]?.totals[side].errors,
    missing[metric] ?? NOTHING_YET,
  );
}

function quantilesOf(
  field: 'latency' | 'timeToFirstToken',
  metric: CanaryMetric,
  { side, watch, missing }: CanarySideOptions,
): Known<QuantileRange[]> {
  const histogram = watch.times[field]?.[side];
  if (!histogram) {
    const mean = field === 'latency' ? meanText(watch, side) : undefined;
    return unknown(mean ?? missing[metric] ?? NOTHING_YET);
  }
  return histogram.requests > 0 && histogram.bounds.length > 0
    ? rangesOf(histogram, watch)
    : unknown(
        histogram.requests > 0
          ? 'its histograms have no bound in common'
          : 'no request was answered',
      );
}

function meanText({ evidence }: CanaryWatch, side: Side): string | undefined {
  const mean = evidence.means && meanOf(evidence.means.totals[side]);
  return mean === undefined
    ? undefined
    : `only a mean is told, ${Number(
        mean.toPrecision(2),
      )} s, and quantiles do not follow from it`;
}

/** The usual quantiles, and the one that the objective is for. */
function rangesOf(histogram: Histogram, { policy }: CanaryWatch) {
  const objective = policy.latencyObjective?.quantile;
  const quantiles = new Set([...QUANTILES, ...(objective ? [objective] : [])]);
  return [...quantiles]
    .sort((a, b) => a - b)
    .flatMap(quantile => {
      const range = quantileRange(histogram, quantile);
      return range ? [{ quantile, ...defined(range) }] : [];
    });
}

/** Without the bound that is not there, as JSON would have it. */
function defined({ above, upTo }: { above: number; upTo?: number }) {
  return upTo === undefined ? { above } : { above, upTo };
}

/** The share of the requests that both sides got, to a tenth of a percent. */
function observedShare(
  options: CanarySideOptions,
): Revision['traffic']['observed'] {
  const { side, watch, sources } = options;
  const requests = requestsOf(options);
  if (typeof requests !== 'number') {
    return requests;
  }
  const both = watch.evidence.requests.canary + watch.evidence.requests.stable;
  const source =
    sources.find(({ metric }) => metric === 'errors') ??
    sources.find(({ metric }) => metric === 'latency');
  return both > 0
    ? {
        percent: Number(
          ((100 * watch.evidence.requests[side]) / both).toFixed(1),
        ),
        source: `requests counted by ${source?.source ?? 'the metrics'}`,
      }
    : unknown('neither side got any request');
}
