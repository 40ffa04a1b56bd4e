import { servingPlatforms } from '@modeldeck/plugin-model-serving-common';
import { loadScenario, SimulatedCluster } from '@modeldeck/simulated-cluster';
import { DEPLOYMENT_PAIR } from '../__testUtils__/deploymentPair';
import { fixedCredential } from '../kube/credentials/CredentialSource';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';
import { readManifestServices } from './readManifestServices';

/** Has the InferenceService "fraud". */
const SCENARIO = loadScenario('kserve-knative-canary-in-flight');

const service = (name: string, annotations: object = {}) => ({
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  metadata: { name, annotations },
  spec: { predictor: { model: { modelFormat: { name: 'mlflow' } } } },
});

const CONFIG = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c' } };

const WORKLOAD = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } } },
  },
};

describe('readManifestServices', () => {
  let cluster: SimulatedCluster;
  let client: KubeClient;

  beforeAll(async () => {
    cluster = await SimulatedCluster.start({ name: 'west' });
    await cluster.load(SCENARIO);
    client = createKubeClient({
      name: 'west',
      server: cluster.url,
      namespace: 'default',
      tls: { ca: cluster.certificateAuthority, skipVerify: false },
      credentials: fixedCredential({
        authorization: `Bearer ${cluster.token()}`,
      }),
    });
  });

  afterEach(() => cluster.faults.clear());

  afterAll(async () => {
    client.close();
    await cluster.stop();
  });

  const read = (...documents: readonly object[]) =>
    readManifestServices({
      client,
      platforms: servingPlatforms,
      namespace: SCENARIO.namespace,
      documents,
      now: () => new Date('2026-11-21T12:00:00Z'),
    });

  it('tells those that are made, and those that are there', async () => {
    const owner = { 'modeldeck.io/owner': 'group:default/mine' };
    const { after, before } = await read(
      CONFIG,
      service('new', owner),
      service('fraud', owner),
    );
    expect(after.map(({ name }) => name)).toEqual(['new', 'fraud']);
    expect(before.map(({ name }) => name)).toEqual(['fraud']);
    // What the documents say of the owner is not what is there.
    expect(before[0]?.owner).toBe('team-fraud');
    expect(after[1]?.owner).toBe('group:default/mine');
  });

  it('tells the one service that several workloads make', async () => {
    const { after, before } = await read(...DEPLOYMENT_PAIR);
    expect(after.map(({ name }) => name)).toEqual(['churn']);
    expect(before).toEqual([]);
  });

  describe('of a service of several workloads that is there', () => {
    const { namespace } = SCENARIO;
    const present = DEPLOYMENT_PAIR.map(object => ({
      ...object,
      metadata: { ...object.metadata, namespace },
    }));

    beforeAll(() => cluster.apply(present));

    afterAll(() =>
      Promise.all(
        present.map(({ apiVersion, kind, metadata: { name } }) =>
          cluster.remove({ apiVersion, kind, namespace, name }),
        ),
      ),
    );

    const [blue] = DEPLOYMENT_PAIR;

    it('tells it of a document that says it is of another', async () => {
      const labels = { 'modeldeck.io/model-service': 'mine' };
      const claimed = { ...blue!, metadata: { name: 'churn-blue', labels } };
      const { before } = await read(claimed);
      expect(before.map(({ name }) => name)).toContain('churn');
    });

    it('tells it of one that would join it', async () => {
      const joining = {
        ...blue!,
        metadata: { ...blue!.metadata, name: 'intruder' },
      };
      const { after, before } = await read(joining);
      expect([after, before].map(([first]) => first?.name)).toEqual([
        'churn',
        'churn',
      ]);
    });
  });

  it.each([
    ['no workload', CONFIG],
    ['a workload that is no model', WORKLOAD],
  ])('refuses documents that make none: %s', async (_, document) => {
    await expect(read(document)).rejects.toMatchObject({
      name: 'ApplyRefusedError',
      kind: 'usage',
    });
  });

  it('says that the cluster has no such services', async () => {
    const unserved = {
      ...service('new'),
      apiVersion: 'machinelearning.seldon.io/v1',
      kind: 'SeldonDeployment',
    };
    jest.spyOn(client, 'discovery').mockResolvedValueOnce({
      served: () => ({ state: 'absent', reason: 'it is not there' }),
    });
    await expect(read(unserved)).rejects.toMatchObject({
      kind: 'not-served',
      message: expect.stringContaining('SeldonDeployment/new'),
    });
  });

  it('does not take what cannot be read for what is not there', async () => {
    cluster.faults.forbid({ resource: 'inferenceservices', verb: 'list' });
    await expect(read(service('fraud'))).rejects.toMatchObject({
      name: 'KubeError',
      message: expect.stringContaining('cannot tell whose service it is'),
    });
  });
});
