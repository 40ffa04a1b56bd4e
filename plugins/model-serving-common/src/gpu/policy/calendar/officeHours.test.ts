import fc from 'fast-check';
import { officeHours } from './officeHours';
import type { WorkCalendar } from './WorkCalendar';

const SEOUL: WorkCalendar = {
  timeZone: 'Asia/Seoul',
  workdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '09:00',
  to: '18:00',
  holidays: ['2026-12-25'],
};

const NIGHT: WorkCalendar = { ...SEOUL, from: '22:00', to: '06:00' };
const NEW_YORK: WorkCalendar = { ...SEOUL, timeZone: 'America/New_York' };
const EARLY: WorkCalendar = {
  ...NEW_YORK,
  workdays: ['sun'],
  from: '02:30',
  to: '04:00',
};
const TWICE: WorkCalendar = { ...EARLY, from: '01:30' };

function hours(calendar: WorkCalendar, now: string) {
  const found = officeHours(calendar, Date.parse(now));
  return found && [found.from, found.to].map(at => new Date(at).toISOString());
}

it.each<[string, WorkCalendar, string, [string, string] | undefined]>([
  [
    'a Monday morning',
    SEOUL,
    '2026-11-23T09:30:00+09:00',
    ['2026-11-23T00:00:00.000Z', '2026-11-23T09:00:00.000Z'],
  ],
  [
    'its first moment',
    SEOUL,
    '2026-11-23T09:00:00+09:00',
    ['2026-11-23T00:00:00.000Z', '2026-11-23T09:00:00.000Z'],
  ],
  ['its end', SEOUL, '2026-11-23T18:00:00+09:00', undefined],
  ['before it', SEOUL, '2026-11-23T08:59:59+09:00', undefined],
  ['a Sunday', SEOUL, '2026-11-22T12:00:00+09:00', undefined],
  [
    'a Friday there that is still Thursday in UTC',
    SEOUL,
    '2026-11-26T23:30:00Z',
    undefined,
  ],
  ['a holiday', SEOUL, '2026-12-25T12:00:00+09:00', undefined],
  [
    'a night after a Friday',
    NIGHT,
    '2026-11-28T03:00:00+09:00',
    ['2026-11-27T13:00:00.000Z', '2026-11-27T21:00:00.000Z'],
  ],
  ['a night after a Sunday', NIGHT, '2026-11-23T03:00:00+09:00', undefined],
  [
    'a night into a holiday',
    NIGHT,
    '2026-12-25T05:00:00+09:00',
    ['2026-12-24T13:00:00.000Z', '2026-12-24T21:00:00.000Z'],
  ],
  [
    'a night that a holiday would begin',
    NIGHT,
    '2026-12-25T23:00:00+09:00',
    undefined,
  ],
  [
    'winter in New York',
    NEW_YORK,
    '2026-03-06T15:00:00Z',
    ['2026-03-06T14:00:00.000Z', '2026-03-06T23:00:00.000Z'],
  ],
  [
    'summer in New York',
    NEW_YORK,
    '2026-03-09T15:00:00Z',
    ['2026-03-09T13:00:00.000Z', '2026-03-09T22:00:00.000Z'],
  ],
  [
    'hours that begin at a time that is skipped',
    EARLY,
    '2026-03-08T07:45:00Z',
    ['2026-03-08T07:30:00.000Z', '2026-03-08T08:00:00.000Z'],
  ],
  [
    'hours that begin at a time that comes twice',
    TWICE,
    '2026-11-01T06:15:00Z',
    ['2026-11-01T05:30:00.000Z', '2026-11-01T09:00:00.000Z'],
  ],
  [
    'hours around the clock',
    { ...SEOUL, from: '00:00', to: '00:00' },
    '2026-11-23T23:59:00+09:00',
    ['2026-11-22T15:00:00.000Z', '2026-11-23T15:00:00.000Z'],
  ],
  [
    'hours until midnight',
    { ...SEOUL, to: '24:00' },
    '2026-11-23T23:59:00+09:00',
    ['2026-11-23T00:00:00.000Z', '2026-11-23T15:00:00.000Z'],
  ],
])('knows %s', (_, calendar, now, expected) => {
  expect(hours(calendar, now)).toEqual(expected);
});

const calendars = fc.record({
  timeZone: fc.constantFrom(
    'UTC',
    'Asia/Seoul',
    'America/New_York',
    'Europe/Berlin',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Pacific/Apia',
  ),
  workdays: fc.constantFrom<WorkCalendar['workdays'][]>(
    ['mon', 'tue', 'wed', 'thu', 'fri'],
    ['sun', 'sat'],
    ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
  ),
  from: time(),
  to: time(),
  holidays: fc.constant([]),
});

function time() {
  return fc
    .tuple(fc.nat(23), fc.nat(59))
    .map(parts => parts.map(part => String(part).padStart(2, '0')).join(':'));
}

it('names hours that the instant is in, on any day of any zone', () => {
  const instants = fc.integer({
    min: Date.UTC(2011, 0, 1),
    max: Date.UTC(2040, 0, 1),
  });
  fc.assert(
    fc.property(calendars, instants, (calendar, now) => {
      const found = officeHours(calendar, now) ?? { from: now, to: now + 1 };
      expect(found.from).toBeLessThanOrEqual(now);
      expect(found.to).toBeGreaterThan(now);
      expect(found.to - found.from).toBeLessThanOrEqual(50 * 3600 * 1000);
    }),
  );
});

it('agrees with the clock on the wall', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) }),
      fc.constantFrom('Asia/Seoul', 'Europe/Berlin', 'America/New_York'),
      (now, timeZone) => {
        const wall = new Intl.DateTimeFormat('en-GB', {
          timeZone,
          weekday: 'short',
          hour: '2-digit',
          minute: '2-digit',
        }).format(now);
        const [weekday = '', clock = ''] = wall.split(' ');
        const works =
          !['Sat', 'Sun'].includes(weekday) &&
          clock >= '09:00' &&
          clock < '18:00';
        expect(officeHours({ ...SEOUL, timeZone }, now) !== undefined).toBe(
          works,
        );
      },
    ),
  );
});
