import type {
  FoundSeries,
  RevisionRoute,
  Series,
  SourceChoice,
} from '@modeldeck/plugin-model-serving-common';

/** The time that is asked about, epoch milliseconds. */
export interface TimeWindow {
  from: number;
  to: number;
}

/** What is there of the routes that were asked about. */
export interface FoundRoutes {
  /** those that can be read; what had to be joined is */
  routes: RevisionRoute[];
  found: FoundSeries[];
  /** as they were read, where asking what is there is the same as reading it */
  series?: readonly Series[];
  /** of the observation, where samples are not spread over the time asked about */
  grid?: TimeWindow & { stepMs: number; settleMs: number };
  /** a sentence about what could not be read, so that counts are of a part only */
  partial?: string;
}

/** Where series of metrics are had from. */
export interface SeriesReader {
  /** for the report, e.g. `https://prometheus.example` */
  readonly through: string;
  find(
    routes: readonly RevisionRoute[],
    window: TimeWindow,
    signal?: AbortSignal,
  ): Promise<FoundRoutes>;
  /** the series of each choice, in their order */
  read(
    choices: readonly SourceChoice[],
    found: FoundRoutes,
    window: TimeWindow,
    signal?: AbortSignal,
  ): Promise<Array<readonly Series[]>>;
}
