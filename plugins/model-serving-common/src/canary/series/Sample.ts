/** What a counter showed at a time. @public */
export interface Sample {
  /** epoch milliseconds */
  at: number;
  value: number;
}

/** One counter with its labels, oldest sample first. @public */
export interface Series {
  name: string;
  labels: Readonly<Record<string, string>>;
  samples: readonly Sample[];
}
