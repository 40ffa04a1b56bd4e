import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SimulatedCluster } from '@modeldeck/simulated-cluster';
import { parse } from 'yaml';
import type { ClusterAccess } from '../config/ClusterConfig';
import { connectCluster } from './connectCluster';

const KEY = 'modelServing.clusters[0]';

describe('connectCluster', () => {
  let cluster: SimulatedCluster;
  let folder: string;

  beforeAll(async () => {
    cluster = await SimulatedCluster.start({ name: 'simulated' });
    folder = await mkdtemp(join(tmpdir(), 'connect-'));
  });

  afterAll(async () => {
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  const credentials = () => {
    const { clusters, users } = parse(cluster.kubeconfig());
    return {
      caData: clusters[0].cluster['certificate-authority-data'] as string,
      token: users[0].user.token as string,
    };
  };

  async function version(access: ClusterAccess): Promise<string> {
    const client = await connectCluster({ key: KEY, name: 'west', access });
    expect(client.cluster).toBe('west');
    try {
      return await client.version();
    } finally {
      client.close();
    }
  }

  const url = (overrides: object): ClusterAccess => ({
    type: 'url',
    url: `${cluster.url}/`,
    skipTLSVerify: false,
    ...credentials(),
    ...overrides,
  });

  it('reaches a cluster by address, certificate authority and token', async () => {
    expect(await version(url({}))).toMatch(/^v1\./);
  });

  it('reaches a cluster whose certificate nobody vouches for only when told to', async () => {
    await expect(version(url({ caData: undefined }))).rejects.toThrow(
      /certificate/,
    );
    expect(
      await version(url({ caData: undefined, skipTLSVerify: true })),
    ).toMatch(/^v1\./);
  });

  it('says that the cluster refuses a token, without the token', async () => {
    const failure = version(url({ token: 'secret-1' }));
    await expect(failure).rejects.toMatchObject({ kind: 'unauthorized' });
    await expect(failure).rejects.not.toThrow(/secret-1/);
  });

  it('reads a kubeconfig, under the configured name and not the context', async () => {
    const path = join(folder, 'kubeconfig');
    // As JSON, which is YAML too: Jest does not load the YAML parser on demand.
    await writeFile(path, JSON.stringify(parse(cluster.kubeconfig())));
    expect(await version({ type: 'kubeconfig', path })).toMatch(/^v1\./);
    await expect(
      version({ type: 'kubeconfig', path, context: 'nowhere' }),
    ).rejects.toThrow(/context "nowhere"/);
  });

  it.each<[ClusterAccess, RegExp]>([
    [
      { type: 'kubeconfig', path: '/nowhere/kubeconfig' },
      /\/nowhere\/kubeconfig/,
    ],
    [{ type: 'inCluster' }, /does not run in a cluster/],
  ])('says why %j cannot be used', async (access, message) => {
    await expect(version(access)).rejects.toThrow(message);
  });
});
