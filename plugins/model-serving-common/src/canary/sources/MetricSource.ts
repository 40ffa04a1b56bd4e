import type { CanaryMetric } from '../../model/verdictTypes';
import type { ModelService, Revision } from '../../model/types';
import type { NameShape } from './NameShape';

/** @public */
export type Labels = Readonly<Record<string, string>>;

/**
 * How a request ended; what is `left-out` is not counted as a request. A `counted-…` one is in
 * another counter of the source already, which counts requests however they end.
 *
 * @public
 */
export type Outcome =
  | 'good'
  | 'client-error'
  | 'error'
  | 'counted-client-error'
  | 'counted-error'
  | 'left-out';

/** A counter of requests. @public */
export interface OutcomeCounter {
  name: string;
  /** what its series have in common that count, e.g. one reporter of several */
  having?: Labels;
  outcome: Outcome | ((labels: Labels) => Outcome);
}

/** A cumulative histogram of durations, in series with the label `le`. @public */
export interface DurationHistogram {
  /** of the series of buckets, e.g. `request_latency_bucket` */
  bucket: string;
  having?: Labels;
  /** of the bounds, e.g. 0.001 for milliseconds */
  secondsPerUnit: number;
}

/** Two counters of which only a mean follows. @public */
export interface DurationMean {
  sum: string;
  count: string;
  having?: Labels;
  secondsPerUnit: number;
}

/** @public */
export type Durations = DurationHistogram | DurationMean;

/** Metrics of how long something takes. @public */
export type TimedCanaryMetric =
  | 'latency'
  | 'time-to-first-token'
  | 'inter-token-latency';

/** A label of a source's own that names the revision. @public */
export interface RevisionLabel {
  label: string;
  /** what its value may be for a revision; nothing where that cannot be known */
  values(revision: Revision, service: ModelService): readonly NameShape[];
  /** what else selects the service's series, e.g. its namespace */
  within(service: ModelService): Labels;
  /**
   * The label is only on this series, which says of which revision each scraped process is
   * (`target_info` of OpenTelemetry); the others are joined to it by job and instance.
   */
  on?: string;
}

/**
 * What counts requests by revision: pure data, so that which source is there can be asked before
 * anything is read. A source is one file and a line in `metricSources.ts`.
 *
 * @public
 */
export interface MetricSource {
  readonly id: string;
  readonly title: string;
  /** by which of its labels a revision is known, the surest first */
  readonly labels: readonly RevisionLabel[];
  /**
   * Whether the pods of a revision expose it, so that a `pod` label tells the revision. Gateways
   * and controllers do not: their pod is their own.
   */
  readonly inPods: boolean;
  /** absent: it does not tell whether a request went wrong */
  readonly outcomes?: readonly OutcomeCounter[];
  /** whether `outcomes` tell 4xx from what went well */
  readonly tellsClientErrors?: boolean;
  /** of each metric the alternatives, the best first */
  readonly durations?: Readonly<
    Partial<Record<TimedCanaryMetric, readonly Durations[]>>
  >;
  /** counter of restarts of containers */
  readonly restarts?: string;
  /** labels that tell series apart which otherwise only the scrape would, e.g. `container` */
  readonly keeps?: readonly string[];
  /** what makes it tell revisions apart, as an instruction */
  readonly enable: string;
}

/** What a source can tell at best. @public */
export function metricsOf(source: MetricSource): CanaryMetric[] {
  return [
    ...(source.outcomes ? (['errors'] as const) : []),
    ...(source.tellsClientErrors ? (['client-errors'] as const) : []),
    ...(Object.keys(source.durations ?? {}) as TimedCanaryMetric[]),
    ...(source.restarts ? (['restarts'] as const) : []),
  ];
}
