import { parseDuration } from './parseDuration';

it.each([
  ['0', 0],
  ['30', 30_000],
  ['30s', 30_000],
  ['250ms', 250],
  ['1.5s', 1_500],
  ['2m', 120_000],
  ['1h30m', 5_400_000],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it.each(['', 'soon', '5 s', '-5s', '5d', 's', '1m30'])('refuses %p', text => {
  expect(() => parseDuration(text)).toThrow('is not a duration');
});
