/** What a canary is like, and the traffic that shows it. */
export interface Scenario {
  title: string;
  /** whether a rule ought to roll back, to let it pass, or may do either */
  isHarmful: boolean;
  /** requests a second to both sides together, at a time in seconds */
  rate(seconds: number): number;
  /** share of them that the canary gets */
  weight(seconds: number): number;
  stableErrors: number;
  canaryErrors: number;
  /** how much longer the canary takes */
  slowness: number;
  /** too few requests for rules that need some in every minute */
  isSparse?: boolean;
  /** errors that come together, on either side by itself: how often, and of how many requests */
  bursts?: { probability: number; errors: number };
}

const QUIET: Scenario = {
  title: 'no change',
  isHarmful: false,
  rate: () => 5,
  weight: () => 0.1,
  stableErrors: 0.005,
  canaryErrors: 0.005,
  slowness: 1,
};

/** Ten minutes each, as roll-outs go. */
function steps(seconds: number): number {
  return [0.05, 0.1, 0.25, 0.5][Math.floor(seconds / 600)] ?? 0.5;
}

function swings(seconds: number): number {
  return 5 * (1 + 0.8 * Math.sin(seconds / 240));
}

/** The situations that the rules are held against; an hour each. */
export const SCENARIOS: readonly Scenario[] = [
  QUIET,
  { ...QUIET, title: 'no change, load swings', rate: swings },
  { ...QUIET, title: 'no change, weight in steps', weight: steps },
  {
    ...QUIET,
    title: 'no change, 1 request in 10 s',
    isSparse: true,
    rate: () => 0.1,
  },
  {
    ...QUIET,
    title: 'no change, errors in bursts',
    bursts: { probability: 0.02, errors: 0.3 },
  },
  {
    ...QUIET,
    title: 'errors 1 % to 5 %',
    isHarmful: true,
    stableErrors: 0.01,
    canaryErrors: 0.05,
  },
  {
    ...QUIET,
    title: 'errors 0.1 % to 30 %, weight 5 %',
    isHarmful: true,
    rate: () => 10,
    weight: () => 0.05,
    stableErrors: 0.001,
    canaryErrors: 0.3,
  },
  {
    ...QUIET,
    title: 'all fails, weight 1 %',
    isHarmful: true,
    rate: () => 10,
    weight: () => 0.01,
    stableErrors: 0.001,
    canaryErrors: 1,
  },
  { ...QUIET, title: '1.3 times slower', isHarmful: true, slowness: 1.3 },
  { ...QUIET, title: '2 times slower', isHarmful: true, slowness: 2 },
  {
    ...QUIET,
    title: 'errors 1 % to 5 %, load swings',
    isHarmful: true,
    rate: swings,
    stableErrors: 0.01,
    canaryErrors: 0.05,
  },
  {
    ...QUIET,
    title: 'errors 1 % to 5 %, weight in steps',
    isHarmful: true,
    weight: steps,
    stableErrors: 0.01,
    canaryErrors: 0.05,
  },
  {
    ...QUIET,
    title: 'all fails, 1 request in 10 s',
    isHarmful: true,
    rate: () => 0.1,
    stableErrors: 0.001,
    canaryErrors: 1,
  },
];
