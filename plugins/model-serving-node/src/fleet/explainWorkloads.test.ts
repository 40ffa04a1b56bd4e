import { DEFAULT_SETTINGS } from '@modeldeck/plugin-model-serving-common';
import { FakeCluster } from '../__fixtures__/FakeCluster';
import { discoveryOf, object } from '../__fixtures__/models';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';
import { explainWorkloads } from './explainWorkloads';

describe('explainWorkloads', () => {
  let cluster: FakeCluster;
  let client: KubeClient;

  beforeEach(async () => {
    const labels = { 'modeldeck.io/model-service': 'churn' };
    cluster = await FakeCluster.start({
      deployments: [object('web'), object('churn-v2', { labels })],
      statefulsets: [object('web', { labels: { runtime: 'plumber' } })],
    });
    cluster.discovery = discoveryOf(
      ['apps', 'v1', 'deployments'],
      ['apps', 'v1', 'statefulsets'],
    );
    client = createKubeClient(cluster.server.connection());
  });

  afterEach(async () => {
    client.close();
    await cluster.server.stop();
  });

  const explain = (name: string, kind?: string) =>
    explainWorkloads({
      client,
      namespace: 'team',
      name,
      kind,
      settings: {
        ...DEFAULT_SETTINGS,
        recognitionRules: [{ name: 'r', labels: 'runtime=plumber' }],
      },
    });

  it('says of every workload of a name what each rule makes of it', async () => {
    const { workloads } = await explain('web');
    expect(workloads).toEqual([
      {
        cluster: 'west',
        namespace: 'team',
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        name: 'web',
        rules: [
          expect.objectContaining({ rule: 'label', matched: false }),
          expect.objectContaining({ rule: 'r', matched: false }),
        ],
      },
      expect.objectContaining({
        kind: 'StatefulSet',
        service: 'web',
        rules: [
          expect.objectContaining({ rule: 'label', matched: false }),
          expect.objectContaining({ rule: 'r', matched: true }),
        ],
      }),
    ]);
  });

  it('names the service that a workload is a part of', async () => {
    const { workloads } = await explain('churn-v2');
    expect(workloads).toMatchObject([{ name: 'churn-v2', service: 'churn' }]);
  });

  it('names what made a workload that has no service of its own', async () => {
    const labels = { 'serving.kserve.io/inferenceservice': 'fraud' };
    cluster.objects.deployments = [object('fraud-predictor', { labels })];
    const { workloads } = await explain('fraud-predictor');
    expect(workloads).toEqual([
      expect.objectContaining({
        madeBy: expect.stringContaining('serving.kserve.io/inferenceservice'),
      }),
    ]);
  });

  it('looks at one kind when asked to, and only at what is served', async () => {
    expect((await explain('web', 'StatefulSet')).workloads).toHaveLength(1);
    expect((await explain('web', 'Rollout')).workloads).toEqual([]);
    expect(cluster.server.paths().join()).not.toContain('rollouts');
  });

  it('does not call a workload missing that it may not look for', async () => {
    cluster.refused.deployments = 403;
    const { cluster: state, workloads } = await explain('churn-v2');
    expect(workloads).toEqual([]);
    expect(state.gaps).toMatchObject([
      { resource: 'deployments.apps', state: 'forbidden' },
    ]);
    cluster.server.handle = (_, response) => response.destroy();
    expect((await explain('web')).cluster.reachable).toBe(false);
  });
});
