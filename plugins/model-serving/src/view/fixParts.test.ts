import { fixParts } from './fixParts';

describe('fixParts', () => {
  it('leaves the command at the end to the line below', () => {
    const fix = 'read its last words: `kubectl logs a --previous`';
    expect(fixParts(fix, ['kubectl logs a --previous'])).toEqual([
      { text: 'read its last words:', code: false },
    ]);
  });

  it('keeps a command that the sentence goes on after', () => {
    expect(
      fixParts('run `kubectl get x`, then wait', ['kubectl get x']),
    ).toEqual([
      { text: 'run ', code: false },
      { text: 'kubectl get x', code: true },
      { text: ', then wait', code: false },
    ]);
  });

  it('keeps a choice between commands', () => {
    const fix = '`kubectl a` or `kubectl b`';
    expect(
      fixParts(fix, ['kubectl a', 'kubectl b']).map(({ text }) => text),
    ).toEqual(['kubectl a', ' or ', 'kubectl b']);
  });

  it.each(['raise the limit', 'a lone ` stays', ''])(
    'shows %j as it is',
    fix => {
      expect(
        fixParts(fix, [])
          .map(({ text }) => text)
          .join(''),
      ).toBe(fix);
    },
  );
});
