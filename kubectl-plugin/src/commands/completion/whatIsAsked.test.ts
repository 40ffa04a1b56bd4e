import { whatIsAsked } from './whatIsAsked';

describe('whatIsAsked', () => {
  it.each<[words: string[], expected: object]>([
    [
      [''],
      {
        kind: 'words',
        words: expect.arrayContaining(['status', 'set-weight', 'help']),
      },
    ],
    [
      ['completion', ''],
      { kind: 'words', words: ['bash', 'zsh', 'fish', 'powershell'] },
    ],
    [['completion', 'bash', ''], { kind: 'words', words: [] }],
    [['version', ''], { kind: 'words', words: [] }],
    [
      ['status', ''],
      { kind: 'services', prefix: '', before: '', namespace: undefined },
    ],
    [
      ['status', 'isvc/sc'],
      { kind: 'services', prefix: 'sc', before: 'isvc/' },
    ],
    [['status', '-n', 'fraud', ''], { kind: 'services', namespace: 'fraud' }],
    [
      ['status', '--namespace=fraud', ''],
      { kind: 'services', namespace: 'fraud' },
    ],
    [['status', 'scorer', ''], { kind: 'words', words: [] }],
    [['promote', 'sc'], { kind: 'services', prefix: 'sc' }],
    [['set-weight', 'scorer', ''], { kind: 'words', words: [] }],
    [['rollback', '--dry-run', ''], { words: ['none', 'client', 'server'] }],
    [['status', '-A', '-w', ''], { kind: 'services' }],
    [['status', '-n', 'f'], { kind: 'namespaces', prefix: 'f' }],
    [
      ['status', '--namespace=f'],
      { kind: 'namespaces', prefix: 'f', before: '--namespace=' },
    ],
    [
      ['status', '--context', 'a,b'],
      { kind: 'contexts', prefix: 'b', before: 'a,' },
    ],
    [
      ['status', '--context=a,'],
      { kind: 'contexts', prefix: '', before: '--context=a,' },
    ],
    [
      ['status', '--context', 'x', ''],
      { kind: 'services', connection: { contexts: ['x'] } },
    ],
    [
      ['--kubeconfig', 'f', 'status', ''],
      { kind: 'services', connection: { kubeconfig: 'f' } },
    ],
    [
      ['status', '--color', ''],
      { kind: 'words', words: ['auto', 'always', 'never'] },
    ],
    [['status', '--request-timeout', 'soon', ''], { kind: 'services' }],
    [['status', '--kubeconfig', ''], { kind: 'file' }],
    [['status', '--client-key', ''], { kind: 'file' }],
  ])('after %j', (words, expected) => {
    expect(whatIsAsked(words)).toMatchObject(expected);
  });

  it('offers the flags of the verb and of every verb', () => {
    const asked = whatIsAsked(['status', '--']);

    expect(asked).toMatchObject({
      words: expect.arrayContaining([
        '--watch',
        '--output',
        '--context',
        '--help',
      ]),
    });
  });
});
