import { humanDuration } from './humanDuration';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

// The table of kubernetes/apimachinery: pkg/util/duration/duration_test.go, in our words.
it.each([
  [-5 * SECOND, 'in the future'],
  [-SECOND, '0s'],
  [0, '0s'],
  [SECOND, '1s'],
  [70 * SECOND, '70s'],
  [190 * SECOND, '3m10s'],
  [70 * MINUTE, '70m'],
  [47 * HOUR, '47h'],
  [49 * HOUR, '2d1h'],
  [(8 * 24 + 2) * HOUR, '8d'],
  [367 * DAY, '367d'],
  [(365 * 2 + 25) * DAY, '2y25d'],
  [(365 * 8 + 2) * DAY, '8y'],
  [5 * HOUR + 30 * MINUTE, '5h30m'],
])('%d ms is %s', (ms, text) => {
  expect(humanDuration(ms)).toBe(text);
});
