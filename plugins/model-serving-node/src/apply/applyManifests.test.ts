import { SimulatedCluster } from '@modeldeck/simulated-cluster';
import { fixedCredential } from '../kube/credentials/CredentialSource';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';
import { applyManifests, type ApplyManifestsOptions } from './applyManifests';

const NAMESPACE = 'fraud';

const SERVICE = {
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  metadata: { name: 'scorer' },
  spec: { predictor: { minReplicas: 1 } },
};

const CONFIG = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'web', namespace: NAMESPACE },
  data: { 'nginx.conf': 'a' },
};

const POLICY = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'scorer' },
  spec: { podSelector: {} },
};

const RULES = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'scorer' },
  spec: { groups: [] },
};

describe('applyManifests', () => {
  let cluster: SimulatedCluster;
  let client: KubeClient;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start({ name: 'west' });
    await cluster.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
    ]);
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

  afterEach(async () => {
    client.close();
    await cluster.stop();
  });

  const apply = (
    documents: readonly unknown[],
    options: Partial<ApplyManifestsOptions> = {},
  ) => applyManifests({ client, namespace: NAMESPACE, documents, ...options });

  const outcomes = async (...given: Parameters<typeof apply>) =>
    (await apply(...given)).map(({ kind, outcome }) => `${kind} ${outcome}`);

  const read = (path: string) => client.get(path).catch(() => undefined);

  const CONFIGS = `/api/v1/namespaces/${NAMESPACE}/configmaps`;
  const SERVICES = `/apis/serving.kserve.io/v1beta1/namespaces/${NAMESPACE}/inferenceservices`;

  const writes = () =>
    cluster.requests
      .filter(
        ({ method, query }) => method === 'PATCH' && query.dryRun === undefined,
      )
      .map(({ path }) => path.split('/').slice(-2).join('/'));

  it('writes what others refer to first, and nothing before all is judged', async () => {
    expect(await outcomes([SERVICE, POLICY, CONFIG])).toEqual([
      'ConfigMap created',
      'NetworkPolicy created',
      'InferenceService created',
    ]);
    const methods = cluster.requests
      .filter(({ method }) => method === 'PATCH')
      .map(({ query }) => query.dryRun ?? 'kept');
    expect(methods).toEqual(['All', 'All', 'All', 'kept', 'kept', 'kept']);
    expect(await read(`${SERVICES}/scorer`)).toMatchObject({
      metadata: {
        namespace: NAMESPACE,
        managedFields: [{ manager: 'modeldeck', operation: 'Apply' }],
      },
      spec: SERVICE.spec,
    });
  });

  it('changes nothing when it is done again, and only what is another then', async () => {
    const documents = [SERVICE, CONFIG];
    await apply(documents);
    const before = await read(`${CONFIGS}/web`);
    expect(await outcomes(documents)).toEqual([
      'ConfigMap unchanged',
      'InferenceService unchanged',
    ]);
    expect(await read(`${CONFIGS}/web`)).toEqual(before);
    const next = { ...CONFIG, data: { 'nginx.conf': 'b' } };
    expect(await outcomes([SERVICE, next])).toEqual([
      'ConfigMap changed',
      'InferenceService unchanged',
    ]);
  });

  it('says what it would do, and keeps none of it', async () => {
    expect(await outcomes([CONFIG], { dryRun: true })).toEqual([
      'ConfigMap created',
    ]);
    expect(await read(`${CONFIGS}/web`)).toBeUndefined();
    await apply([CONFIG]);
    const next = { ...CONFIG, data: { a: 'b' } };
    expect(await outcomes([next], { dryRun: true })).toEqual([
      'ConfigMap changed',
    ]);
    expect(await outcomes([CONFIG], { dryRun: true })).toEqual([
      'ConfigMap unchanged',
    ]);
  });

  it('writes nothing where the cluster would refuse one of them', async () => {
    const bad = { ...SERVICE, metadata: { name: 'Not-a-name' } };
    await expect(
      apply([
        { ...CONFIG, metadata: { name: 'a', labels: { '-': 'x' } } },
        SERVICE,
      ]),
    ).rejects.toMatchObject({ name: 'KubeError', kind: 'invalid' });
    await expect(apply([CONFIG, bad])).rejects.toThrow('metadata.name');
    expect(writes()).toEqual([]);
  });

  it('asks before it writes, and only then', async () => {
    const refusal = new Error('not yours');
    const confirm = jest.fn(() => {
      throw refusal;
    });
    await expect(apply([CONFIG], { confirm })).rejects.toBe(refusal);
    expect(confirm).toHaveBeenCalledWith([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        name: 'web',
        outcome: 'created',
      },
    ]);
    expect(writes()).toEqual([]);
  });

  it('leaves out what the cluster has no use for, where that is accepted', async () => {
    await expect(apply([SERVICE, RULES])).rejects.toMatchObject({
      name: 'ApplyRefusedError',
      kind: 'conflict',
      message:
        'PrometheusRule/scorer would be left out: cluster "west" serves no PrometheusRule of monitoring.coreos.com/v1; install what brings it, or accept that it is missing (acceptMissing)',
    });
    expect(writes()).toEqual([]);
    expect(await apply([RULES, SERVICE], { acceptMissing: true })).toEqual([
      expect.objectContaining({ kind: 'InferenceService', outcome: 'created' }),
      expect.objectContaining({
        kind: 'PrometheusRule',
        outcome: 'skipped',
        reason:
          'cluster "west" serves no PrometheusRule of monitoring.coreos.com/v1',
      }),
    ]);
  });

  it('does not go on without the service itself', async () => {
    const old = { ...SERVICE, apiVersion: 'serving.kserve.io/v1alpha7' };
    await expect(
      apply([CONFIG, old], { acceptMissing: true }),
    ).rejects.toMatchObject({
      kind: 'not-served',
      message: expect.stringContaining(
        'west: cannot apply InferenceService/scorer: the cluster serves no InferenceService of serving.kserve.io/v1alpha7',
      ),
    });
    expect(writes()).toEqual([]);
  });

  it('takes no field over from others, and says whose it is', async () => {
    const path = `${SERVICES}/scorer`;
    await apply([SERVICE]);
    const other = createKubeClient(client.connection, {
      fieldManager: 'autoscaler',
    });
    await other.apply(
      {
        ...{ apiVersion: SERVICE.apiVersion, kind: SERVICE.kind },
        ...{ plural: 'inferenceservices', namespace: NAMESPACE },
        name: 'scorer',
      },
      { ...SERVICE, spec: { predictor: { minReplicas: 4 } } },
      { force: true },
    );
    other.close();
    await expect(apply([CONFIG, SERVICE])).rejects.toThrow(
      'autoscaler keeps .spec.predictor.minReplicas',
    );
    expect(await read(path)).toMatchObject({
      spec: { predictor: { minReplicas: 4 } },
    });
  });

  it.each([
    [
      { labels: { 'argocd.argoproj.io/instance': 'prod' } },
      'InferenceService/scorer is kept by Argo CD application "prod"',
    ],
    [
      {
        ownerReferences: [
          {
            apiVersion: 'a/v1',
            kind: 'Platform',
            name: 'p',
            uid: 'u',
            controller: true,
          },
        ],
      },
      'is written by the controller of Platform/p, which would revert the change',
    ],
  ])('leaves what another keeps to them: %j', async (metadata, message) => {
    await cluster.apply([
      {
        ...SERVICE,
        metadata: { ...metadata, name: 'scorer', namespace: NAMESPACE },
      },
    ]);
    await expect(apply([CONFIG, SERVICE])).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining(message),
    });
    expect(writes()).toEqual([]);
  });

  it('says that there is no such namespace', async () => {
    const options = { namespace: 'nowhere' };
    await expect(apply([SERVICE], options)).rejects.toThrow(
      'cannot apply InferenceService/scorer in namespace nowhere: there is no such namespace',
    );
  });

  describe('that ends in the middle', () => {
    const failing = (status: number, kind: string) => {
      const broken = Object.create(client) as KubeClient;
      broken.apply = async (place, document, options) => {
        if (place.kind !== kind || options?.dryRun) {
          return client.apply(place, document, options);
        }
        const match = { resource: place.plural, verb: 'patch' };
        if (status === 403) {
          cluster.faults.forbid(match);
        } else {
          cluster.faults.fail({ ...match, status });
        }
        try {
          return await client.apply(place, document, options);
        } finally {
          cluster.faults.clear();
        }
      };
      return broken;
    };

    it('says what was applied and what was not', async () => {
      const documents = [SERVICE, POLICY, CONFIG];
      const error = await apply(documents, {
        client: failing(403, 'NetworkPolicy'),
      }).catch(thrown => thrown);
      expect(error).toMatchObject({
        name: 'PartlyAppliedError',
        kind: 'server',
        progress: {
          applied: [{ kind: 'ConfigMap', outcome: 'created' }],
          isFailedUnknown: false,
        },
      });
      expect(error.message).toMatch(
        /^west: applied: ConfigMap\/web; not applied: NetworkPolicy\/scorer: .*; not tried: InferenceService\/scorer; apply all of it again/,
      );
      expect(await outcomes(documents)).toEqual([
        'ConfigMap unchanged',
        'NetworkPolicy created',
        'InferenceService created',
      ]);
    });

    it('says so where nobody knows whether the first was applied', async () => {
      const error = await apply([CONFIG, SERVICE], {
        client: failing(500, 'ConfigMap'),
      }).catch(thrown => thrown);
      expect(error).toMatchObject({
        name: 'PartlyAppliedError',
        kind: 'server',
        progress: { applied: [], isFailedUnknown: true },
      });
      expect(error.message).toContain(
        'not known whether applied: ConfigMap/web',
      );
    });

    it('is the error itself where nothing was written', async () => {
      await expect(
        apply([CONFIG, SERVICE], { client: failing(403, 'ConfigMap') }),
      ).rejects.toMatchObject({ name: 'KubeError', kind: 'forbidden' });
    });
  });
});
