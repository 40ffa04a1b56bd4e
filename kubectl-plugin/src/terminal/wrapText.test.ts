import { wrapText } from './wrapText';

describe('wrapText', () => {
  it('breaks at spaces', () => {
    expect(wrapText('one two three', 8)).toEqual(['one two', 'three']);
  });

  it('keeps a word that is longer than the line, to be copied whole', () => {
    expect(wrapText('see https://example.com/long ok', 10)).toEqual([
      'see',
      'https://example.com/long',
      'ok',
    ]);
  });

  it('is one safe line when there is no width', () => {
    expect(wrapText('a\x1b[31m b\nc', undefined)).toEqual(['a b c']);
  });
});
