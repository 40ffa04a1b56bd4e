import type { simulate } from './simulate';

export type Interval = ReturnType<typeof simulate>[number];

/** What a rule says of a run, and when in seconds; undefined: nothing within the hour. */
export type Outcome =
  | { decision: 'rollback' | 'promote'; seconds: number }
  | undefined;

/** A way to judge a canary, with the limits that people set: errors 2 %, p99 500 ms. */
export interface Rule {
  title: string;
  judge(intervals: readonly Interval[]): Outcome;
}

export const ERROR_LIMIT = 0.02;
export const LATENCY_LIMIT = 0.5;
export const LATENCY_QUANTILE = 0.99;
