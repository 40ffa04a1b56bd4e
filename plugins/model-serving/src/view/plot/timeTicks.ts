const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map(minutes => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map(hours => hours * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365].map(days => days * DAY),
];

export interface TimeTick {
  at: number;
  /** `14:05`, or `11-21` where a day begins */
  label: string;
}

export interface TimeTickOptions {
  from: number;
  to: number;
  /** no more of them than this */
  most: number;
  /** minutes that the user's clock is behind UTC, as `Date` tells it */
  offset?: number;
}

/** Round moments of the user's clock, so many that their labels have room. */
export function timeTicks(options: TimeTickOptions): TimeTick[] {
  const { from, to, most } = options;
  const offset = options.offset ?? new Date(from).getTimezoneOffset();
  const extent = to - from;
  const step = STEPS.find(size => extent / size <= most);
  if (!(extent > 0) || step === undefined) {
    return [];
  }
  const local = from - offset * MINUTE;
  const first = Math.ceil(local / step) * step + offset * MINUTE;
  const ticks: TimeTick[] = [];
  for (let at = first; at <= to && ticks.length < most; at += step) {
    ticks.push({ at, label: labelOf(at - offset * MINUTE) });
  }
  return ticks;
}

/** Of a moment moved by the offset: as UTC it reads as the user's clock shows it. */
function labelOf(local: number): string {
  const text = new Date(local).toISOString();
  return local % DAY === 0 ? text.slice(5, 10) : text.slice(11, 16);
}

/** A moment as the user's clock shows it: `11-21 14:05`. */
export function momentText(at: number, offset?: number): string {
  const behind = offset ?? new Date(at).getTimezoneOffset();
  const text = new Date(at - behind * MINUTE).toISOString();
  return `${text.slice(5, 10)} ${text.slice(11, 16)}`;
}
