const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** kubernetes/apimachinery: pkg/util/duration/duration.go, HumanDuration */
export function humanDuration(milliseconds: number): string {
  const d = milliseconds;
  // Go cuts towards zero: a clock that is behind by less than two seconds is forgiven.
  if (d <= -2 * SECOND) {
    return '<invalid>';
  }
  if (d < 2 * MINUTE) {
    return `${Math.max(0, Math.floor(d / SECOND))}s`;
  }
  if (d < 10 * MINUTE) {
    return two(d, MINUTE, 'm', SECOND, 's');
  }
  if (d < 3 * HOUR) {
    return `${Math.floor(d / MINUTE)}m`;
  }
  if (d < 8 * HOUR) {
    return two(d, HOUR, 'h', MINUTE, 'm');
  }
  if (d < 2 * DAY) {
    return `${Math.floor(d / HOUR)}h`;
  }
  if (d < 8 * DAY) {
    return two(d, DAY, 'd', HOUR, 'h');
  }
  if (d < 2 * YEAR) {
    return `${Math.floor(d / DAY)}d`;
  }
  return d < 8 * YEAR
    ? two(d, YEAR, 'y', DAY, 'd')
    : `${Math.floor(d / YEAR)}y`;
}

function two(
  d: number,
  unit: number,
  name: string,
  small: number,
  smallName: string,
): string {
  const rest = Math.floor((d % unit) / small);
  return `${Math.floor(d / unit)}${name}${rest ? `${rest}${smallName}` : ''}`;
}
