import type { ApiClient } from '../../client/ApiClient';
import { clientOf } from '../../client/clientOf';
import { isJsonObject, listAt, objectAt, textAt } from '../../json/read';
import { SimulatedCluster } from '../../SimulatedCluster';

const PATH =
  '/apis/serving.kserve.io/v1beta1/namespaces/team/inferenceservices';
const URI = {
  A: 's3://models/iris/v1',
  B: 's3://models/iris/v2',
  C: 's3://models/iris/v3',
  broken: 's3://models/iris/broken',
} as const;

type Model = keyof typeof URI;

describe('an InferenceService in Knative mode', () => {
  let cluster: SimulatedCluster;
  let client: ApiClient;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start({
      controllers: true,
      now: () => new Date('2026-11-21T12:00:00Z'),
    });
    client = clientOf(cluster);
    await cluster.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } },
    ]);
  });

  afterEach(async () => {
    client.close();
    await cluster.stop();
  });

  async function create(model: Model, canaryTrafficPercent?: number) {
    const { status, text } = await client.call(PATH, {
      method: 'POST',
      body: {
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceService',
        metadata: {
          name: 'iris',
          annotations: { 'serving.kserve.io/deploymentMode': 'Knative' },
        },
        spec: {
          predictor: {
            ...(canaryTrafficPercent !== undefined && { canaryTrafficPercent }),
            model: {
              modelFormat: { name: 'sklearn' },
              storageUri: URI[model],
            },
          },
        },
      },
    });
    expect([status, text]).toEqual([201, expect.anything()]);
    await cluster.settle();
  }

  async function patch(predictor: object) {
    const { status } = await client.patch(
      `${PATH}/iris`,
      'application/merge-patch+json',
      { spec: { predictor } },
    );
    expect(status).toBe(200);
    await cluster.settle();
  }

  function deploy(model: Model, rest: object = {}) {
    return patch({ model: { storageUri: URI[model] }, ...rest });
  }

  /** Traffic as in the table of results: `r2:B 20, r1:A 80`, then latest rolled out / previous. */
  async function outcome(): Promise<string> {
    const { body } = await client.call(`${PATH}/iris`);
    const predictor = objectAt(body, 'status', 'components', 'predictor');
    const revisions = await client.call(
      '/apis/serving.knative.dev/v1/namespaces/team/revisions',
    );
    const models = new Map(
      listAt(revisions.body, 'items').map(revision => [
        textAt(revision, 'metadata', 'name'),
        modelOf(revision),
      ]),
    );
    const traffic = listAt(predictor, 'traffic')
      .filter(isJsonObject)
      .map(
        ({ revisionName, percent }) =>
          `${short(revisionName)}:${models.get(String(revisionName))} ${String(
            percent,
          )}`,
      );
    const names = ['latestRolledoutRevision', 'previousRolledoutRevision'];
    return `${traffic.join(', ')} | ${names
      .map(name => short(predictor?.[name]))
      .join('/')}`;
  }

  function short(revision: unknown): string {
    return revision === undefined
      ? '–'
      : `r${Number(String(revision).slice(-5))}`;
  }

  function modelOf(revision: unknown): string {
    const uri = textAt(
      objectAt(revision, 'metadata', 'annotations'),
      'internal.serving.kserve.io/storage-initializer-sourceuri',
    );
    return Object.entries(URI).find(([, value]) => value === uri)?.[0] ?? '?';
  }

  async function inFlight() {
    await create('A');
    await deploy('B', { canaryTrafficPercent: 20 });
  }

  async function promoted() {
    await inFlight();
    await patch({ canaryTrafficPercent: null });
  }

  // The rows of the table that promoting and rolling back are planned by.
  it('gives everything to the first revision', async () => {
    await create('A');
    expect(await outcome()).toBe('r1:A 100 | r1/–');
  });

  it('keeps the share of a canary that is not ready on the stable revision', async () => {
    await create('A');
    await deploy('broken', { canaryTrafficPercent: 20 });
    expect(await outcome()).toBe('r1:A 20, r1:A 80 | r1/–');
  });

  it('splits as asked once the canary is ready', async () => {
    await inFlight();
    expect(await outcome()).toBe('r2:B 20, r1:A 80 | r1/–');
  });

  it.each([
    ['percent 0 only', { canaryTrafficPercent: 0 }, 'r2:B 0, r1:A 100 | r1/–'],
    [
      'the old model and percent 0',
      { canaryTrafficPercent: 0, model: { storageUri: URI.A } },
      'r3:A 0, r1:A 100 | r1/–',
    ],
    ['a template edit', { minReplicas: 2 }, 'r3:B 20, r1:A 80 | r1/–'],
  ])('with a canary in flight: %s', async (_, change, expected) => {
    await inFlight();
    await patch(change);
    expect(await outcome()).toBe(expected);
  });

  it('lets a left-over 0 swallow the next deployment', async () => {
    await inFlight();
    await patch({ canaryTrafficPercent: 0 });
    await deploy('C');
    expect(await outcome()).toBe('r3:C 0, r1:A 100 | r1/–');
  });

  it('promotes when the field is removed', async () => {
    await promoted();
    expect(await outcome()).toBe('r2:B 100 | r2/r1');
  });

  it.each([
    [
      'the old model and percent 0 keeps the bad one at 100',
      { canaryTrafficPercent: 0, model: { storageUri: URI.A } },
      'r3:A 0, r2:B 100 | r2/r1',
    ],
    [
      'percent 0 only goes back to the previous',
      { canaryTrafficPercent: 0 },
      'r2:B 0, r1:A 100 | r1/r1',
    ],
    [
      'the old model alone is a third revision',
      { model: { storageUri: URI.A } },
      'r3:A 100 | r3/r2',
    ],
    [
      'percent 20 only un-promotes',
      { canaryTrafficPercent: 20 },
      'r2:B 20, r1:A 80 | r1/r1',
    ],
  ])('after a promotion: %s', async (_, change, expected) => {
    await promoted();
    await patch(change);
    expect(await outcome()).toBe(expected);
  });

  it('splits the first revision with itself when created with a percentage', async () => {
    await create('A', 20);
    expect(await outcome()).toBe('r1:A 20, r1:A 80 | r1/–');
  });

  it('says why when a revision does not come up', async () => {
    await create('broken');
    const { body } = await client.call(`${PATH}/iris`);
    expect(objectAt(body, 'status', 'modelStatus')).toMatchObject({
      transitionStatus: 'BlockedByFailedLoad',
      lastFailureInfo: { reason: 'ModelLoadFailed' },
    });
    expect(listAt(body, 'status', 'conditions')).toContainEqual(
      expect.objectContaining({ type: 'Ready', status: 'False' }),
    );
  });

  it('is ready with no pods when idle at zero', async () => {
    await create('A');
    await patch({ minReplicas: 0 });
    const pods = await client.call('/api/v1/namespaces/team/pods');
    expect(listAt(pods.body, 'items')).toEqual([]);
    const { body } = await client.call(`${PATH}/iris`);
    expect(listAt(body, 'status', 'conditions')).toContainEqual(
      expect.objectContaining({ type: 'Ready', status: 'True' }),
    );
  });

  it('keeps a rolled-back canary at 0 % running, and a promoted-over revision not', async () => {
    async function podRevisions() {
      const { body } = await client.call('/api/v1/namespaces/team/pods');
      return listAt(body, 'items').map(pod =>
        short(
          objectAt(pod, 'metadata', 'labels')?.['serving.knative.dev/revision'],
        ),
      );
    }
    await inFlight();
    await patch({ canaryTrafficPercent: 0 });
    expect(await podRevisions()).toEqual(['r1', 'r2']);
    await patch({ canaryTrafficPercent: null });
    expect(await podRevisions()).toEqual(['r2']);
  });

  it('has nothing left when stopped, and starts again', async () => {
    await create('A');
    const annotate = async (stop: string | null) => {
      await client.patch(`${PATH}/iris`, 'application/merge-patch+json', {
        metadata: { annotations: { 'serving.kserve.io/stop': stop } },
      });
      await cluster.settle();
      const pods = await client.call('/api/v1/namespaces/team/pods');
      return listAt(pods.body, 'items').length;
    };
    expect(await annotate('true')).toBe(0);
    const { body } = await client.call(`${PATH}/iris`);
    expect(listAt(body, 'status', 'conditions')).toContainEqual(
      expect.objectContaining({ type: 'Stopped', status: 'True' }),
    );
    expect(await annotate(null)).toBe(1);
  });
});
