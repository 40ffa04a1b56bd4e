import { type LocalDay, dayAfter, ZonedClock } from './ZonedClock';
import { WEEKDAYS, type WorkCalendar } from './WorkCalendar';

/** Hours in which people work, as instants in milliseconds; the end is not part of them. */
export interface OfficeHours {
  from: number;
  to: number;
}

/** The office hours that an instant is in; undefined: nobody works then. */
export function officeHours(
  calendar: WorkCalendar,
  now: number,
): OfficeHours | undefined {
  const clock = new ZonedClock(calendar.timeZone);
  const today = clock.dayAt(now);
  return [today, dayAfter(today, -1)]
    .filter(day => isWorkday(calendar, day))
    .map(day => hoursFrom(calendar, clock, day))
    .find(({ from, to }) => from <= now && now < to);
}

function isWorkday(
  { workdays, holidays }: WorkCalendar,
  day: LocalDay,
): boolean {
  const date = new Date(day);
  const weekday = WEEKDAYS[date.getUTCDay()];
  return (
    weekday !== undefined &&
    workdays.includes(weekday) &&
    !holidays.includes(date.toISOString().slice(0, 10))
  );
}

function hoursFrom(
  calendar: WorkCalendar,
  clock: ZonedClock,
  day: LocalDay,
): OfficeHours {
  const [from, to] = [minutesOf(calendar.from), minutesOf(calendar.to)];
  return {
    from: clock.instantAt(day, from),
    to: clock.instantAt(to <= from ? dayAfter(day) : day, to),
  };
}

/** Minutes after midnight; undefined hours are midnight, but the settings' reader lets none in. */
function minutesOf(time: string): number {
  const [hours, minutes] = time.split(':').map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}
