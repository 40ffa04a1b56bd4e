const DAY = 24 * 3600 * 1000;

/** A day of the calendar: the milliseconds of its midnight as if it were UTC. */
export type LocalDay = number;

/** Reads the clock on the wall of a time zone. */
export class ZonedClock {
  private readonly format: Intl.DateTimeFormat;

  /** @throws RangeError where nobody knows the zone */
  constructor(timeZone: string) {
    this.format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  }

  /** The day that it is there. */
  dayAt(instant: number): LocalDay {
    return Math.floor(this.wallTime(instant) / DAY) * DAY;
  }

  /**
   * When the wall shows so many minutes after midnight of a day. Where the clocks go forward over
   * that time it is the same distance from before the change; where it comes twice, the first.
   */
  instantAt(day: LocalDay, minutes: number): number {
    const wall = day + minutes * 60_000;
    // The zone's offset a day before and after hold before and after any change between them.
    const early = wall - this.offsetAt(wall - DAY);
    const late = wall - this.offsetAt(wall + DAY);
    const hits = [early, late].filter(
      instant => this.wallTime(instant) === wall,
    );
    return hits.length > 0 ? Math.min(...hits) : early;
  }

  private offsetAt(instant: number): number {
    return this.wallTime(instant) - Math.floor(instant / 1000) * 1000;
  }

  /** To the second, as milliseconds that UTC would show the same at. */
  private wallTime(instant: number): number {
    const parts = new Map(
      this.format
        .formatToParts(instant)
        .map(({ type, value }) => [type, Number(value)]),
    );
    const of = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? NaN;
    return Date.UTC(
      of('year'),
      of('month') - 1,
      of('day'),
      of('hour'),
      of('minute'),
      of('second'),
    );
  }
}

/** Some days after a day; a day of the calendar is never longer or shorter. */
export function dayAfter(day: LocalDay, days = 1): LocalDay {
  return day + days * DAY;
}
