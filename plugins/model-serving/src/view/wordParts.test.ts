import fc from 'fast-check';
import { wordParts } from './wordParts';

describe('wordParts', () => {
  it.each([
    ['InitCrashLoopBackOff', ['Init', 'Crash', 'Loop', 'Back', 'Off']],
    ['LLMInferenceServiceGroup', ['LLM', 'Inference', 'Service', 'Group']],
    ['OOMKilled', ['OOM', 'Killed']],
    ['deployment', ['deployment']],
    ['', ['']],
  ])('takes %s apart at its words', (text, parts) => {
    expect(wordParts(text)).toEqual(parts);
  });

  it('loses nothing', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        expect(wordParts(text).join('')).toBe(text);
      }),
    );
  });
});
