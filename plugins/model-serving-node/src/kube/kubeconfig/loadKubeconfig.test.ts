import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { stringify } from 'yaml';
import { KubeError } from '../KubeError';
import type { KubeconfigOptions } from './KubeconfigOptions';
import { loadKubeconfig } from './loadKubeconfig';
import { readContexts } from './readContexts';

const context = (name: string, cluster: string, user: string, rest = {}) => ({
  name,
  context: { cluster, user, ...rest },
});

const WEST = {
  'current-context': 'west',
  contexts: [context('west', 'w', 'ann', { namespace: 'fraud' })],
  clusters: [{ name: 'w', cluster: { server: 'https://west:6443/' } }],
  users: [{ name: 'ann', user: { token: 'ann-token' } }],
};

const EAST = {
  'current-context': 'east',
  contexts: [context('east', 'e', 'bob'), context('west', 'e', 'bob')],
  clusters: [
    {
      name: 'e',
      cluster: {
        server: 'https://east:6443',
        'certificate-authority': 'pki/ca.crt',
        'tls-server-name': 'api.east',
      },
    },
    { name: 'w', cluster: { server: 'https://not-west' } },
  ],
  users: [{ name: 'bob', user: { tokenFile: 'bob.token', as: 'robot' } }],
};

describe('loadKubeconfig', () => {
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kubeconfig-'));
  });

  afterEach(() => rm(folder, { recursive: true }));

  async function write(name: string, content: unknown): Promise<string> {
    const path = join(folder, name);
    await mkdir(join(path, '..'), { recursive: true });
    await writeFile(
      path,
      typeof content === 'string' ? content : stringify(content),
    );
    return path;
  }

  const load = (options: KubeconfigOptions) =>
    loadKubeconfig({ env: { HOME: folder }, ...options });

  const credential = async (options: KubeconfigOptions) =>
    (await load(options)).credentials.current();

  async function failure(options: KubeconfigOptions): Promise<KubeError> {
    const error: unknown = await load(options).catch(thrown => thrown);
    expect(error).toBeInstanceOf(KubeError);
    return error as KubeError;
  }

  it('uses the current context of ~/.kube/config', async () => {
    await write('.kube/config', WEST);
    const connection = await load({});
    expect(connection).toMatchObject({
      name: 'west',
      server: 'https://west:6443',
      namespace: 'fraud',
      tls: { skipVerify: false },
    });
    expect(await connection.credentials.current()).toMatchObject({
      authorization: 'Bearer ann-token',
    });
  });

  it('reads a kubeconfig in JSON', async () => {
    const path = await write('config', JSON.stringify(WEST));
    expect(await load({ path })).toMatchObject({ name: 'west' });
  });

  it('merges the files of KUBECONFIG, the first to name something winning', async () => {
    const files = [
      await write('west', WEST),
      join(folder, 'missing'),
      await write('other/east', EAST),
    ];
    await write('other/pki/ca.crt', 'the CA');
    await write('other/bob.token', 'bob-token\n');
    const env = { KUBECONFIG: files.join(delimiter) };
    expect(await load({ env })).toMatchObject({
      name: 'west',
      server: 'https://west:6443',
    });
    const east = await load({ env, context: 'east' });
    expect(east).toMatchObject({
      name: 'east',
      server: 'https://east:6443',
      namespace: 'default',
      tls: { serverName: 'api.east' },
      impersonate: { user: 'robot', groups: [] },
    });
    expect(String(east.tls.ca)).toBe('the CA');
    expect(await east.credentials.current()).toMatchObject({
      authorization: 'Bearer bob-token',
    });
    expect(await readContexts({ env })).toEqual([
      expect.objectContaining({ name: 'east', isCurrent: false }),
      expect.objectContaining({ name: 'west', isCurrent: true, cluster: 'w' }),
    ]);
  });

  it('sends a token that rotated', async () => {
    await write('other/pki/ca.crt', 'the CA');
    await write('other/bob.token', 'first');
    const path = await write('other/east', EAST);
    const { credentials } = await load({ path });
    await credentials.current();
    await write('other/bob.token', 'second');
    expect(await credentials.current()).toMatchObject({
      authorization: 'Bearer second',
    });
    expect(credentials.rejected()).toBe(true);
  });

  it('lets flags win over the file', async () => {
    const path = await write('config', WEST);
    const ca = await write('ca.crt', 'CA');
    expect(
      await load({
        path,
        server: 'https://other:443/',
        certificateAuthority: ca,
        tlsServerName: 'name',
        insecureSkipTlsVerify: true,
        namespace: 'ns',
        as: 'eve',
        asGroups: ['ops'],
        name: 'my cluster',
      }),
    ).toMatchObject({
      name: 'my cluster',
      server: 'https://other:443',
      namespace: 'ns',
      tls: { serverName: 'name', skipVerify: true },
      impersonate: { user: 'eve', groups: ['ops'] },
    });
    expect(await credential({ path, token: 'typed' })).toEqual({
      cert: undefined,
      key: undefined,
      authorization: 'Bearer typed',
    });
    expect(
      await credential({ path, username: 'ann', password: 'pw' }),
    ).toMatchObject({ authorization: 'Basic YW5uOnB3' });
    const cert = await write('tls.crt', 'CERT');
    const key = await write('tls.key', 'KEY');
    const own = await credential({
      path,
      clientCertificate: cert,
      clientKey: key,
    });
    expect([String(own.cert), String(own.key), own.authorization]).toEqual([
      'CERT',
      'KEY',
      undefined,
    ]);
  });

  it('needs no kubeconfig when the server is given', async () => {
    expect(await load({ server: 'http://127.0.0.1:8001' })).toMatchObject({
      name: '127.0.0.1:8001',
      server: 'http://127.0.0.1:8001',
    });
  });

  it('uses the service account in a pod', async () => {
    const env = {
      HOME: folder,
      KUBERNETES_SERVICE_HOST: '10.0.0.1',
      KUBERNETES_SERVICE_PORT: '443',
    };
    // There is no service account here, but that is where it looks.
    const error = await failure({ env });
    expect(error.message).toContain('serviceaccount');
  });

  it.each([
    [
      'there is no kubeconfig',
      {},
      /there is no file .*\.kube\/config; name one/,
    ],
    [
      'the named file is missing',
      { path: '/nowhere/config' },
      /cannot read kubeconfig \/nowhere\/config: there is no such file/,
    ],
  ])('says in one line that %s', async (_, options, message) => {
    const { kind, message: line } = await failure(options);
    expect(kind).toBe('kubeconfig');
    expect(line).toMatch(message);
    expect(line).not.toContain('\n');
  });

  it.each([
    [
      'no such context',
      WEST,
      { context: 'north' },
      /cannot use context "north": there is none of this name in .*; choose with --context from: west/,
    ],
    [
      'no such cluster',
      WEST,
      { cluster: 'x' },
      /choose with --cluster from: w/,
    ],
    ['no such user', WEST, { user: 'x' }, /choose with --user from: ann/],
    [
      'no current context',
      { ...WEST, 'current-context': '' },
      {},
      /no current context is set in .*; choose with --context from: west/,
    ],
    [
      'a server that is no address',
      { ...WEST, clusters: [{ name: 'w', cluster: { server: 'west' } }] },
      {},
      /its server is not an http/,
    ],
    ['a group without a user', WEST, { asGroups: ['ops'] }, /add --as/],
    [
      'broken YAML',
      'users: [{token: s3cret\n  x: - y',
      {},
      /cannot read kubeconfig .*config: /,
    ],
    [
      'a field of the wrong type',
      { ...WEST, users: [{ name: 'ann', user: { token: 12345 } }] },
      {},
      /users\.0\.user\.token is not a string/,
    ],
    [
      'a certificate that is missing',
      {
        ...WEST,
        users: [{ name: 'ann', user: { 'client-certificate': 'gone.crt' } }],
      },
      {},
      /^west: cannot read the certificate or key .*gone\.crt: ENOENT/,
    ],
  ])('names %s in one line', async (_, content, options, message) => {
    const path = await write('config', content);
    const { kind, message: line } = await failure({ path, ...options });
    expect(kind).toBe('kubeconfig');
    expect(line).toMatch(message);
    expect(line).not.toMatch(/\n|s3cret|12345|ann-token/);
  });
});
