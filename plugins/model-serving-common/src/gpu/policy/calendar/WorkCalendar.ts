/** @public */
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** In the order of `Date.getUTCDay`. */
export const WEEKDAYS: readonly Weekday[] = [
  'sun',
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
];

/**
 * When people work, in their own time. Hours that end at or before they begin end on the next day:
 * those of a Friday from 22:00 to 06:00 reach into Saturday.
 *
 * @public
 */
export interface WorkCalendar {
  /** IANA name, e.g. Asia/Seoul */
  timeZone: string;
  workdays: readonly Weekday[];
  /** as HH:MM */
  from: string;
  to: string;
  /** days nobody works on, as YYYY-MM-DD; hours that begin on the day before still end on it */
  holidays: readonly string[];
}
