import fc from 'fast-check';
import { plainText } from './plainText';

describe('plainText', () => {
  it.each([
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u001b]0;title\u0007text', 'text'],
    ['\u001b]8;;http://x\u001b\\link', 'link'],
    ['a\r\nb\tc', 'a b c'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['  two   words ', 'two words'],
    ['한국어 모델', '한국어 모델'],
  ])('makes %j safe', (text, expected) => {
    expect(plainText(text)).toBe(expected);
  });

  it('cuts what is too long and says so', () => {
    expect(plainText('x'.repeat(20), 10)).toBe(`${'x'.repeat(9)}…`);
    expect(plainText('x'.repeat(10), 10)).toBe('x'.repeat(10));
  });

  it('is one printable line for any input, and leaves its own results alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const line = plainText(text);
        expect(line).toMatch(/^[^\p{Cc}\u2028\u2029\u202a-\u202e]*$/u);
        expect(line.length).toBeLessThanOrEqual(300);
        expect(plainText(line)).toBe(line);
      }),
    );
  });
});
