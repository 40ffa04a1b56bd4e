import { durationText } from './durationText';

it.each([
  [30, '30 s'],
  [1800, '30 min'],
  [5400, '1.5 h'],
  [7200, '2 h'],
  [86_400, '24 h'],
  [259_200, '3 d'],
])('tells %d seconds as %s', (seconds, text) => {
  expect(durationText(seconds)).toBe(text);
});
