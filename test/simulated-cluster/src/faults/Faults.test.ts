import type { ApiClient } from '../client/ApiClient';
import { clientOf } from '../client/clientOf';
import { SimulatedCluster } from '../SimulatedCluster';

const PODS = '/api/v1/pods';
const SERVICES = '/apis/serving.kserve.io/v1beta1/inferenceservices';

describe('faults', () => {
  let cluster: SimulatedCluster;
  let client: ApiClient;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start();
    client = clientOf(cluster);
  });

  afterEach(async () => {
    client.close();
    await cluster.stop();
  });

  async function status(path = PODS): Promise<number> {
    return (await client.call(path)).status;
  }

  async function addPod(name: string): Promise<void> {
    await cluster.apply([
      { apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'team' } },
    ]);
  }

  it('forbid what matches, in the words of the real server, and nothing else', async () => {
    cluster.faults.forbid({ resource: 'inferenceservices', verb: 'list' });
    const { status: code, body } = await client.call(SERVICES);
    expect([code, body.reason, body.message]).toEqual([
      403,
      'Forbidden',
      'inferenceservices.serving.kserve.io is forbidden: User "dev" cannot list resource "inferenceservices" in API group "serving.kserve.io" at the cluster scope',
    ]);
    expect(await status()).toBe(200);
    cluster.faults.clear();
    expect(await status(SERVICES)).toBe(200);
  });

  it('forbid in one namespace only', async () => {
    cluster.faults.forbid({ resource: 'pods', namespace: 'team' });
    const { body } = await client.call('/api/v1/namespaces/team/pods/a');
    expect(body.message).toBe(
      'pods "a" is forbidden: User "dev" cannot get resource "pods" in API group "" in the namespace "team"',
    );
    expect(await status('/api/v1/namespaces/other/pods')).toBe(200);
  });

  it('forbid an apply what it would create, and not what it changes', async () => {
    await addPod('a');
    cluster.faults.forbid({ resource: 'pods', verb: 'create' });
    const apply = (name: string) =>
      client.patch(
        `/api/v1/namespaces/team/pods/${name}?fieldManager=ci`,
        'application/apply-patch+yaml',
        {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name, labels: { a: 'b' } },
          spec: { containers: [{ name: 'a' }] },
        },
      );
    expect((await apply('a')).status).toBe(200);
    const { status: code, body } = await apply('b');
    expect([code, body.message]).toEqual([
      403,
      'pods "b" is forbidden: User "dev" cannot create resource "pods" in API group "" in the namespace "team"',
    ]);
  });

  it('fail as often as told, and say when to come back', async () => {
    cluster.faults.fail({
      resource: 'pods',
      status: 429,
      retryAfterSeconds: 3,
      times: 2,
    });
    const first = await client.call(PODS);
    expect([
      first.status,
      first.headers['retry-after'],
      first.body.reason,
    ]).toEqual([429, '3', 'TooManyRequests']);
    expect([await status(), await status()]).toEqual([429, 200]);
  });

  it('hang without an answer, and the request is seen all the same', async () => {
    cluster.faults.hang({ resource: 'pods' });
    const call = client.call(PODS);
    const answered = await Promise.race([
      call.then(
        () => true,
        () => true,
      ),
      status(SERVICES).then(() => false),
    ]);
    expect(answered).toBe(false);
    expect(cluster.requests).toContainEqual(
      expect.objectContaining({ path: PODS, status: 0 }),
    );
    call.catch(() => undefined);
  });

  it('reject everybody', async () => {
    cluster.faults.rejectCredentials();
    const { status: code, body } = await client.call(PODS);
    expect([code, body.reason]).toEqual([401, 'Unauthorized']);
  });

  it('close watches in good order', async () => {
    const watch = await client.watch(PODS, { resourceVersion: '0' });
    cluster.faults.closeWatches();
    expect(await watch.next()).toBeUndefined();
  });

  it('reset watches', async () => {
    const watch = await client.watch(PODS, { resourceVersion: '0' });
    cluster.faults.resetWatches();
    await expect(watch.next()).rejects.toThrow();
  });

  it('expire watches, and what they would resume from', async () => {
    await addPod('a');
    const { body } = await client.call(PODS);
    const { resourceVersion } = body.metadata as { resourceVersion: string };
    const watch = await client.watch(PODS, { resourceVersion });
    await addPod('b');
    expect((await watch.next())?.type).toBe('ADDED');
    cluster.faults.expireWatches();
    expect(await watch.next()).toMatchObject({
      type: 'ERROR',
      object: { code: 410, reason: 'Expired' },
    });
    const resumed = await client.watch(PODS, { resourceVersion });
    expect(await resumed.next()).toMatchObject({
      type: 'ERROR',
      object: { code: 410 },
    });
  });

  it('freeze watches: the connection stays and says nothing', async () => {
    const watch = await client.watch(PODS, { allowWatchBookmarks: 'true' });
    cluster.faults.freezeWatches();
    await addPod('a');
    cluster.bookmark();
    cluster.faults.clear();
    await addPod('b');
    expect(await watch.next()).toMatchObject({
      type: 'ADDED',
      object: { metadata: { name: 'b' } },
    });
    expect(cluster.openWatches).toBe(1);
    watch.close();
  });

  it('withdraw a custom resource definition: no discovery, no list, no watch', async () => {
    const watch = await client.watch(SERVICES, { resourceVersion: '0' });
    cluster.withdraw('inferenceservices.serving.kserve.io');
    expect(await watch.next()).toBeUndefined();
    expect(await status(SERVICES)).toBe(404);
    const { text } = await client.call('/apis/serving.kserve.io/v1beta1');
    expect(text).not.toContain('inferenceservices');
  });
});
