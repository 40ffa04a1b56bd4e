import type { ApiClient } from '../../client/ApiClient';
import { clientOf } from '../../client/clientOf';
import { listAt, numberAt } from '../../json/read';
import { SimulatedCluster } from '../../SimulatedCluster';

const ROUTE =
  '/apis/gateway.networking.k8s.io/v1/namespaces/team/httproutes/web';

describe('the controller of routes', () => {
  let cluster: SimulatedCluster;
  let client: ApiClient;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start({ controllers: true });
    client = clientOf(cluster);
  });

  afterEach(async () => {
    client.close();
    await cluster.stop();
  });

  it('accepts a route at each gateway, and again after every change', async () => {
    await cluster.write({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'web', namespace: 'team' },
      spec: { parentRefs: [{ name: 'a' }, { name: 'b' }], rules: [] },
    });
    await cluster.settle();
    const seen = async () => {
      const { body } = await client.call(ROUTE);
      return listAt(body, 'status', 'parents').map(parent => [
        parent,
        listAt(parent, 'conditions').map(condition =>
          numberAt(condition, 'observedGeneration'),
        ),
      ]);
    };
    expect(await seen()).toEqual([
      [expect.objectContaining({ parentRef: { name: 'a' } }), [1, 1]],
      [expect.objectContaining({ parentRef: { name: 'b' } }), [1, 1]],
    ]);
    const spec = { parentRefs: [{ name: 'b' }] };
    await client.patch(ROUTE, 'application/merge-patch+json', { spec });
    await cluster.settle();
    expect(await seen()).toEqual([
      [expect.objectContaining({ parentRef: { name: 'b' } }), [2, 2]],
    ]);
  });

  it('leaves a route without gateways alone', async () => {
    await cluster.write({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'HTTPRoute',
      metadata: { name: 'web', namespace: 'team' },
      spec: { rules: [] },
    });
    await cluster.settle();
    expect((await client.call(ROUTE)).body.status).toEqual({ parents: [] });
  });
});
