import {
  answer,
  FakeApiServer,
  type Handler,
  refuse,
} from '../../__fixtures__/FakeApiServer';
import { discoveryOf, MODELS, ROUTES } from '../../__fixtures__/models';
import { createKubeClient, type KubeClient } from '../KubeClient';

describe('discovery', () => {
  let server: FakeApiServer;
  let client: KubeClient;

  beforeEach(async () => {
    server = await FakeApiServer.start();
    client = createKubeClient(server.connection());
  });

  afterEach(async () => {
    client.close();
    await server.stop();
  });

  const serve = (handle: Handler) => {
    server.handle = handle;
  };

  const served = async () => {
    const discovery = await client.discovery([MODELS, ROUTES]);
    return [discovery.served(MODELS), discovery.served(ROUTES)];
  };

  it('takes one request, and prefers the version that is understood best', async () => {
    serve((_, response) =>
      answer(response, discoveryOf(['example.com', 'v1', 'models'])),
    );
    expect(await served()).toEqual([
      { state: 'served', version: 'v1' },
      { state: 'absent', reason: 'the cluster does not serve this kind' },
    ]);
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['newer ones only', ['v9', 'v3'], 'v9'],
    ['an older one beside a newer one', ['v9', 'v1'], 'v1'],
    ['all that are known', ['v1', 'v2'], 'v2'],
  ])('reads a kind that is served in %s', async (_, versions, read) => {
    serve((_request, response) =>
      answer(
        response,
        discoveryOf(
          ...versions.map((version): [string, string, string] => [
            'example.com',
            version,
            'models',
          ]),
        ),
      ),
    );
    expect((await served())[0]).toEqual({ state: 'served', version: read });
  });

  it('does not take an API whose server is down for absent', async () => {
    const groups = discoveryOf(['example.com', 'v2', 'models']);
    const broken = {
      metadata: { name: 'routes.example.com' },
      versions: [{ version: 'v1', freshness: 'Stale', resources: [] }],
    };
    serve((_, response) =>
      answer(response, { ...groups, items: [...groups.items, broken] }),
    );
    expect(await served()).toEqual([
      { state: 'served', version: 'v2' },
      { state: 'failed', reason: expect.stringContaining('does not answer') },
    ]);
  });

  it('asks group by group where the server is older, and only for what is wanted', async () => {
    const group = (name: string, version: string) => ({
      name,
      versions: [{ groupVersion: `${name}/${version}`, version }],
    });
    serve(({ url }, response) => {
      if (url.pathname === '/apis') {
        answer(response, {
          kind: 'APIGroupList',
          groups: [
            group('example.com', 'v2'),
            group('routes.example.com', 'v1'),
            group('batch', 'v1'),
          ],
        });
      } else if (url.pathname === '/apis/example.com/v2') {
        answer(response, { resources: [{ name: 'models' }] });
      } else {
        refuse(response, 503);
      }
    });
    expect(await served()).toMatchObject([
      { state: 'served', version: 'v2' },
      { state: 'failed' },
    ]);
    expect(server.paths()).not.toContain('/apis/batch/v1');
  });
});
