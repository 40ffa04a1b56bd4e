import type { ExecPlugin } from '../kubeconfig/Kubeconfig';
import { KubeError } from '../KubeError';
import { execCredential } from './execCredential';

/** A plugin that is a line of JavaScript. */
function plugin(script: string, rest: Partial<ExecPlugin> = {}): ExecPlugin {
  return {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: process.execPath,
    args: ['-e', script],
    env: {},
    provideClusterInfo: false,
    interactiveMode: 'IfAvailable',
    ...rest,
  };
}

const issue = (status: string) =>
  `console.log(JSON.stringify({ status: ${status} }))`;

describe('execCredential', () => {
  let time = Date.parse('2026-11-21T12:00:00Z');

  const source = (script: string, rest: Partial<ExecPlugin> = {}) =>
    execCredential({
      cluster: 'west',
      plugin: plugin(script, rest),
      clusterInfo: { server: 'https://west', skipTLSVerify: false },
      timeoutMs: 10_000,
      now: () => time,
    });

  async function failure(credentials: ReturnType<typeof source>) {
    const error: unknown = await credentials.current().catch(thrown => thrown);
    expect(error).toBeInstanceOf(KubeError);
    return error as KubeError;
  }

  it('gives the token that the plugin prints', async () => {
    expect(await source(issue('{ token: "t1" }')).current()).toMatchObject({
      authorization: 'Bearer t1',
    });
  });

  it('gives a certificate and its key', async () => {
    const script = issue('{ clientCertificateData: "C", clientKeyData: "K" }');
    expect(await source(script).current()).toEqual({
      authorization: undefined,
      cert: 'C',
      key: 'K',
    });
  });

  it('hands the plugin its environment and what it asks to know', async () => {
    const script = `
      const { spec, apiVersion } = JSON.parse(process.env.KUBERNETES_EXEC_INFO);
      ${issue(
        '{ token: [apiVersion, spec.cluster.server, process.env.X].join() }',
      )}
    `;
    const credentials = source(script, {
      env: { X: 'mine' },
      provideClusterInfo: true,
    });
    expect((await credentials.current()).authorization).toBe(
      'Bearer client.authentication.k8s.io/v1,https://west,mine',
    );
  });

  it('runs it again only when the credential is rejected or about to expire', async () => {
    const credentials = source(
      issue(
        '{ token: String(process.pid), expirationTimestamp: "2026-11-21T12:15:00Z" }',
      ),
    );
    const first = await credentials.current();
    expect(await credentials.current()).toEqual(first);
    expect(credentials.rejected()).toBe(true);
    const second = await credentials.current();
    expect(second).not.toEqual(first);
    time = Date.parse('2026-11-21T12:14:55Z');
    expect(await credentials.current()).not.toEqual(second);
  });

  it.each([
    [
      'fails',
      'console.error("please log in"); process.exit(3)',
      /it failed \(3\): please log in; run it by hand/,
    ],
    ['prints no JSON', 'console.log("half-a-token")', /output is not JSON/],
    ['prints no credential', issue('{}'), /neither a token nor a certificate/],
    [
      'prints an expired credential',
      issue('{ token: "x", expirationTimestamp: "2020-01-01T00:00:00Z" }'),
      /expired at 2020-01-01T00:00:00.000Z; log in again/,
    ],
  ])('says in one line when the plugin %s', async (_, script, message) => {
    const { kind, message: line } = await failure(source(script));
    expect(kind).toBe('unauthorized');
    expect(line).toMatch(message);
    expect(line).toContain(
      `west: cannot get a credential from ${process.execPath}`,
    );
    expect(line).not.toMatch(/\n|half-a-token/);
  });

  it('passes on the hint how to install a missing plugin', async () => {
    const missing = source('', {
      command: 'no-such-plugin',
      installHint: 'install it with brew',
    });
    expect((await failure(missing)).message).toBe(
      'west: cannot get a credential from no-such-plugin: the command was not found; install it with brew',
    );
  });

  it('does not wait for ever', async () => {
    const hanging = execCredential({
      cluster: 'west',
      plugin: plugin('setInterval(() => {}, 1000)'),
      clusterInfo: { server: 'https://west', skipTLSVerify: false },
      timeoutMs: 300,
      now: () => time,
    });
    expect((await failure(hanging)).message).toMatch(
      /no credential within 0.3 s; run it by hand/,
    );
  });
});
