import type { FieldReader } from '../../../kubernetes/FieldReader';
import { unknownFields } from '../../../settings/unknownFields';
import { WEEKDAYS, type Weekday, type WorkCalendar } from './WorkCalendar';
import { ZonedClock } from './ZonedClock';

const FIELDS = ['timeZone', 'workdays', 'from', 'to', 'holidays'];
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Midnight as an end; as a begin it is that of the next day. */
const END = '24:00';
const OFFICE: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

/**
 * A calendar as a person wrote it: the time zone has to be there, all else is by default what
 * offices keep. What is wrong is rejected; undefined: without a time zone there is none.
 */
export function readWorkCalendar(
  map: FieldReader,
  complain: (problem: string) => void,
): WorkCalendar | undefined {
  for (const problem of unknownFields(map, FIELDS)) {
    complain(`calendar: ${problem}`);
  }
  const timeZone = readZone(map.at('timeZone'));
  const workdays = map.at('workdays');
  return timeZone === undefined
    ? undefined
    : {
        timeZone,
        workdays: workdays.exists ? workdays.list().flatMap(readDay) : OFFICE,
        from: readTime(map.at('from')) ?? '09:00',
        to: readTime(map.at('to'), END) ?? '18:00',
        holidays: map
          .at('holidays')
          .list()
          .flatMap(field => readDate(field) ?? []),
      };
}

function readZone(field: FieldReader): string | undefined {
  const zone = field.string();
  if (zone !== undefined && isZone(zone)) {
    return zone;
  }
  field.reject('an IANA time zone, e.g. Asia/Seoul');
  return undefined;
}

function isZone(zone: string): boolean {
  try {
    return new ZonedClock(zone) !== undefined;
  } catch {
    return false;
  }
}

function readDay(field: FieldReader): Weekday | [] {
  const text = field.string()?.toLowerCase();
  const day = WEEKDAYS.find(each => each === text);
  if (day === undefined) {
    field.reject(WEEKDAYS.join(', '));
  }
  return day ?? [];
}

function readTime(field: FieldReader, also?: string): string | undefined {
  const time = field.string();
  if (time !== undefined && time !== also && !TIME.test(time)) {
    field.reject('a time of day as "09:00"');
  }
  return time;
}

function readDate(field: FieldReader): string | undefined {
  const date = field.string();
  if (date !== undefined && !isDate(date)) {
    field.reject('a day as "2026-12-25"');
  }
  return date;
}

function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) &&
    !Number.isNaN(date.getTime()) &&
    date.toISOString().startsWith(text)
  );
}
