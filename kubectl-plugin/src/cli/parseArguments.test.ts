import { parseArguments } from './parseArguments';

function parse(line: string) {
  return parseArguments(line.split(' ').filter(Boolean));
}

describe('parseArguments', () => {
  it.each<[line: string, expected: object]>([
    [
      'status',
      {
        verb: 'status',
        target: undefined,
        allNamespaces: false,
        watch: false,
        headers: true,
        output: { kind: 'table' },
        color: 'auto',
      },
    ],
    ['status scorer', { target: { name: 'scorer' } }],
    ['status isvc/scorer', { target: { type: 'isvc', name: 'scorer' } }],
    [
      'status -n fraud scorer',
      { namespace: 'fraud', target: { name: 'scorer' } },
    ],
    ['-n fraud status scorer', { namespace: 'fraud' }],
    ['status --namespace=fraud', { namespace: 'fraud' }],
    ['status -A', { allNamespaces: true }],
    ['status -A=false', { allNamespaces: false }],
    ['status -o=json', { output: { kind: 'json' } }],
    ['status -ojson', { output: { kind: 'json' } }],
    ['status --output=yaml', { output: { kind: 'yaml' } }],
    [
      'status -o jsonpath={.a=b}',
      { output: { kind: 'jsonpath', template: '{.a=b}' } },
    ],
    [
      'status -o custom-columns=A:.a',
      { output: { kind: 'custom-columns', template: 'A:.a' } },
    ],
    [
      'status -o jsonpath-file=x',
      { output: { kind: 'jsonpath-file', path: 'x' } },
    ],
    ['status -l a=b,c', { selector: 'a=b,c' }],
    ['status --no-headers', { headers: false }],
    ['status --no-headers=false', { headers: true }],
    ['status --watch=true', { watch: true }],
    ['status -w --timeout 1m30s', { watch: true, timeoutMs: 90_000 }],
    ['status -w -o json --output-watch-events', { watchEvents: true }],
    ['status --sort-by .name', { sortBy: '.name' }],
    ['status --color never', { color: 'never' }],
    [
      'version',
      { verb: 'version', clientOnly: false, output: { kind: 'table' } },
    ],
    [
      'version --client -o yaml',
      { clientOnly: true, output: { kind: 'yaml' } },
    ],
    ['completion zsh', { verb: 'completion', shell: 'zsh' }],
    ['__complete status -o ', { verb: 'complete', words: ['status', '-o'] }],
  ])('understands %s', (line, expected) => {
    expect(parse(line)).toMatchObject(expected);
  });

  it.each<[flags: string, expected: object]>([
    [
      '',
      {
        contexts: [],
        allContexts: false,
        requestTimeoutMs: 30_000,
        chunkSize: 500,
        insecureSkipTlsVerify: false,
      },
    ],
    ['--context a --context b,c --context a', { contexts: ['a', 'b', 'c'] }],
    ['--all-contexts', { allContexts: true }],
    [
      '--kubeconfig f --cluster c --user u',
      { kubeconfig: 'f', cluster: 'c', user: 'u' },
    ],
    ['-s https://h --token t', { server: 'https://h', token: 't' }],
    ['--as me --as-group a --as-group b', { as: 'me', asGroups: ['a', 'b'] }],
    [
      '--certificate-authority ca --client-certificate c --client-key k',
      { certificateAuthority: 'ca', clientCertificate: 'c', clientKey: 'k' },
    ],
    [
      '--insecure-skip-tls-verify --tls-server-name n',
      { insecureSkipTlsVerify: true, tlsServerName: 'n' },
    ],
    ['--insecure-skip-tls-verify=false', { insecureSkipTlsVerify: false }],
    ['--request-timeout 0', { requestTimeoutMs: 0 }],
    [
      '--request-timeout=1500ms --chunk-size=0',
      { requestTimeoutMs: 1500, chunkSize: 0 },
    ],
  ])(
    'reads the connection from %s, before the verb or after',
    (flags, expected) => {
      expect(parse(`status ${flags}`)).toMatchObject({ connection: expected });
      expect(parse(`${flags} status`)).toMatchObject({ connection: expected });
    },
  );

  it.each([
    ['stat', "unknown command 'stat' (Did you mean status?)"],
    ['status --nope', "unknown option '--nope'"],
    ['status a b', 'too many arguments'],
    ['status /a', 'neither a NAME nor TYPE/NAME'],
    ['status a/', 'neither a NAME nor TYPE/NAME'],
    ['status a -A', 'leave out -A'],
    ['status a -l x=y', 'leave it out'],
    ['status --timeout 5s', 'add --watch'],
    ['status --request-timeout 5y', 'is not a duration'],
    ['status --chunk-size many', 'whole number'],
    ['status --context a,,b', 'empty name'],
    ['status --context', 'argument missing'],
    ['status --context a --all-contexts', 'exclude each other'],
    ['status -w --sort-by .name', 'leave one of them out'],
    ['status --output-watch-events', 'needs --watch'],
    ['status --watch=maybe', 'is true or false'],
    ['status -o jsonpath', '-o jsonpath needs a value'],
    ['status -o go-template={{.}}', 'is not supported: use jsonpath='],
    ['status -o nope', 'unknown output format "nope"'],
    ['version -o wide', 'prints json or yaml'],
    ['completion tcsh', 'Allowed choices are bash'],
    ['help nope', 'unknown command'],
  ])('refuses %s and says why', (line, reason) => {
    expect(parse(line)).toEqual({
      verb: 'usage-error',
      message: expect.stringContaining(reason),
    });
  });

  it.each(['', '--help', '-h', 'help'])('shows help for %p', line => {
    expect(parse(line)).toEqual({
      verb: 'help',
      text: expect.stringContaining('Usage: kubectl model <command>'),
    });
  });

  it.each(['status --help', 'help status', 'status x -h'])(
    'shows the help of a verb for %s',
    line => {
      expect(parse(line)).toEqual({
        verb: 'help',
        text: expect.stringMatching(
          /Usage: kubectl model status[^]*Exit codes:/,
        ),
      });
    },
  );
});
