import type { PairedCounts } from './conditionalErrors';
import type { PairedHistograms } from './latency';
import type { PairedMeans } from './MeanEvidence';

/**
 * What was seen of both sides within one interval, as differences of raw counters. Every metric
 * may come from another source, with its own count of requests; one that no source tells by
 * revision is absent, which is not zero.
 */
export interface Observation {
  /** epoch milliseconds */
  from: number;
  to: number;
  /** the share that the canary was to get, from 0 to 1; absent: not known */
  declaredShare?: number;
  errors?: PairedCounts;
  /** answers of 4xx: a canary of another signature gives them to everybody */
  clientErrors?: PairedCounts;
  latency?: PairedHistograms;
  /** where the source keeps no histogram; weaker */
  latencyMeans?: PairedMeans;
  timeToFirstToken?: PairedHistograms;
  interTokenLatency?: PairedHistograms;
  /** restarts as errors, over seconds that containers ran as requests */
  restarts?: PairedCounts;
}
