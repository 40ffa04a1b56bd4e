const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/**
 * How long, as kubectl's AGE column rounds it: two units where the second one still matters
 * (kubernetes/apimachinery: pkg/util/duration/duration.go). A clock that is behind the
 * cluster's by a moment must not show a negative age.
 */
export function humanDuration(ms: number): string {
  if (ms < -2 * SECOND) {
    return 'in the future';
  }
  const duration = Math.max(0, ms);
  if (duration < 2 * MINUTE) {
    return units(duration, SECOND, 's');
  }
  if (duration < 10 * MINUTE) {
    return units(duration, MINUTE, 'm', SECOND, 's');
  }
  if (duration < 3 * HOUR) {
    return units(duration, MINUTE, 'm');
  }
  if (duration < 8 * HOUR) {
    return units(duration, HOUR, 'h', MINUTE, 'm');
  }
  if (duration < 2 * DAY) {
    return units(duration, HOUR, 'h');
  }
  if (duration < 8 * DAY) {
    return units(duration, DAY, 'd', HOUR, 'h');
  }
  if (duration < 2 * YEAR) {
    return units(duration, DAY, 'd');
  }
  return duration < 8 * YEAR
    ? units(duration, YEAR, 'y', DAY, 'd')
    : units(duration, YEAR, 'y');
}

function units(
  duration: number,
  large: number,
  largeName: string,
  small?: number,
  smallName = '',
): string {
  const whole = `${Math.floor(duration / large)}${largeName}`;
  const rest = small ? Math.floor((duration % large) / small) : 0;
  return rest > 0 ? `${whole}${rest}${smallName}` : whole;
}
