import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatedCluster } from '@modeldeck/simulated-cluster';
import { inClusterConnection } from './inCluster';
import { createKubeClient, type KubeClient } from './KubeClient';

describe('inClusterConnection', () => {
  let cluster: SimulatedCluster;
  let serviceAccount: string;
  const clients: KubeClient[] = [];

  const mount = (file: string, content: string) =>
    writeFileSync(join(serviceAccount, file), content);

  beforeAll(async () => {
    cluster = await SimulatedCluster.start({ name: 'simulated' });
  });

  afterAll(() => cluster.stop());

  beforeEach(() => {
    serviceAccount = mkdtempSync(join(tmpdir(), 'service-account-'));
    mount('ca.crt', cluster.certificateAuthority);
    mount('token', `${cluster.token('portal')}\n`);
    mount('namespace', 'platform\n');
  });

  afterEach(() => {
    clients.splice(0).forEach(client => client.close());
    rmSync(serviceAccount, { recursive: true });
  });

  function env(): Record<string, string> {
    const { hostname, port } = new URL(cluster.url);
    return {
      KUBERNETES_SERVICE_HOST: hostname,
      KUBERNETES_SERVICE_PORT: port,
    };
  }

  async function open(): Promise<KubeClient> {
    const client = createKubeClient(
      await inClusterConnection({ env: env(), serviceAccount }),
    );
    clients.push(client);
    return client;
  }

  const lastUser = () => cluster.requests.at(-1)?.user;

  it('reads the cluster as the service account, in its namespace', async () => {
    const client = await open();
    await client.get('/version');
    expect(lastUser()).toBe('portal');
    const connection = await inClusterConnection({
      env: env(),
      serviceAccount,
    });
    expect(connection).toMatchObject({
      name: 'in-cluster',
      namespace: 'platform',
    });
  });

  it('sends the new token once the kubelet has rotated it', async () => {
    const client = await open();
    await client.get('/version');
    mount('token', cluster.token('portal-rotated'));
    await client.get('/version');
    expect(lastUser()).toBe('portal-rotated');
  });

  it('does without a namespace file', async () => {
    rmSync(join(serviceAccount, 'namespace'));
    await expect(
      inClusterConnection({ env: env(), serviceAccount }),
    ).resolves.toMatchObject({ namespace: 'default' });
  });

  it('brackets the address of an IPv6 cluster', async () => {
    await expect(
      inClusterConnection({
        env: { ...env(), KUBERNETES_SERVICE_HOST: 'fd00::1' },
        serviceAccount,
      }),
    ).resolves.toMatchObject({
      server: expect.stringMatching(/^https:\/\/\[fd00::1\]:\d+$/),
    });
  });

  it('says so outside of a pod', async () => {
    await expect(inClusterConnection({ env: {} })).rejects.toMatchObject({
      kind: 'kubeconfig',
      message: expect.stringContaining('does not run in a cluster'),
    });
  });
});
