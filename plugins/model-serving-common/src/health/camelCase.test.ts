import fc from 'fast-check';
import { camelCase } from './camelCase';

describe('camelCase', () => {
  it.each([
    ['CrashLoopBackOff', 'CrashLoopBackOff'],
    [
      'PredictorConfigurationReady not ready',
      'PredictorConfigurationReadyNotReady',
    ],
    ['Init:Error', 'InitError'],
    ['ExitCode:137', 'ExitCode137'],
    ['pod-crash-loop', 'PodCrashLoop'],
    ['resources.exhausted\u001b[31m', 'ResourcesExhausted31m'],
    [' - ', ''],
  ])('makes of %j %s', (text, word) => {
    expect(camelCase(text)).toBe(word);
  });

  it('makes one word of anything, and leaves that as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const word = camelCase(text);
        expect(word).toMatch(/^([A-Z0-9][A-Za-z0-9]*)?$/);
        expect(camelCase(word)).toBe(word);
      }),
    );
  });
});
