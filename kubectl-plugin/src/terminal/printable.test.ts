import fc from 'fast-check';
import { escapeUnseen, printable, printableLines } from './printable';

// eslint-disable-next-line no-control-regex -- what must never get through
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

const hostile = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\x1b[',
        '\x1b]',
        '\x9b',
        '\u202e',
        '\x07',
        '\ud800',
        '\n',
        '2J',
      ),
    ),
  )
  .map(parts => parts.join(''));

describe('printable', () => {
  it.each([
    ['plain', 'plain'],
    ['ünï 模型 ✔', 'ünï 模型 ✔'],
    ['red \x1b[31mtext\x1b[0m', 'red text'],
    ['title \x1b]0;owned\x07!', 'title !'],
    ['link \x1b]8;;http://evil\x1b\\x\x1b]8;;\x1b\\', 'link x'],
    ['\x9b2Jcleared', 'cleared'],
    ['\x1bPdevice control\x1b\\after', 'after'],
    ['\x1bcreset', 'reset'],
    ['unfinished \x1b', 'unfinished '],
    ['exe.\u202etxt', 'exe.txt'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['two\nlines\tand a tab', 'two lines and a tab'],
    ['over\rwritten', 'over written'],
    ['lone \ud800 surrogate', 'lone  surrogate'],
  ])('shows %j as %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('leaves nothing that a terminal obeys, whatever comes', () => {
    fc.assert(
      fc.property(hostile, text => {
        expect(printable(text)).not.toMatch(CONTROL);
      }),
    );
  });

  it('has nothing left to do the second time', () => {
    fc.assert(
      fc.property(hostile, text => {
        expect(printable(printable(text))).toBe(printable(text));
      }),
    );
  });

  it('keeps lines and tabs of a template', () => {
    expect(printableLines('a\tb\n\x1b[2Jc')).toBe('a\tb\nc');
  });
});

describe('escapeUnseen', () => {
  it('keeps the data and shows none of what is unseen', () => {
    fc.assert(
      fc.property(fc.dictionary(hostile, hostile), data => {
        const json = escapeUnseen(JSON.stringify(data, undefined, 2));

        expect(json.replaceAll('\n', '')).not.toMatch(CONTROL);
        expect(JSON.parse(json)).toEqual(data);
      }),
    );
  });
});
