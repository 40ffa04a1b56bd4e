import {
  ApiClient,
  type ApiAnswer,
  type OpenWatch,
  type WatchEvent,
} from '@modeldeck/simulated-cluster';
import type { ApiServerHandle } from './ApiServerHandle';
import { serversToTry } from './servers';

const NAMESPACE = 'conformance';
const CONFIG_MAPS = `/api/v1/namespaces/${NAMESPACE}/configmaps`;
const SERVICES = `/apis/serving.kserve.io/v1beta1/namespaces/${NAMESPACE}/inferenceservices`;
const DEPLOYMENTS = `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`;
const MERGE = 'application/merge-patch+json';
const STARTING = 180_000;

jest.setTimeout(60_000);

interface Meta {
  name: string;
  resourceVersion: string;
  generation?: number;
  continue?: string;
  remainingItemCount?: number;
}

function meta(object: object): Meta {
  return (object as { metadata: Meta }).metadata;
}

function items({ body }: ApiAnswer): object[] {
  return body.items as object[];
}

describe.each(serversToTry())('%s', (_, start) => {
  let server: ApiServerHandle;
  let client: ApiClient;
  const watches: OpenWatch[] = [];

  beforeAll(async () => {
    server = await start();
    client = new ApiClient(server);
    await client.call('/api/v1/namespaces', {
      method: 'POST',
      body: { metadata: { name: NAMESPACE } },
    });
  }, STARTING);

  afterEach(() => watches.splice(0).forEach(opened => opened.close()));

  afterAll(async () => {
    client?.close();
    await server?.stop();
  }, STARTING);

  function post(path: string, name: string, rest: object = {}) {
    return client.call(path, {
      method: 'POST',
      body: {
        metadata: { name, ...(rest as { metadata?: object }).metadata },
        ...withoutMetadata(rest),
      },
    });
  }

  function withoutMetadata(rest: object): object {
    return Object.fromEntries(
      Object.entries(rest).filter(([field]) => field !== 'metadata'),
    );
  }

  async function watch(path: string, query: Record<string, string>) {
    const opened = await client.watch(path, query);
    watches.push(opened);
    return opened;
  }

  async function nextOf(opened: OpenWatch, type: string): Promise<WatchEvent> {
    for (;;) {
      const event = await opened.next();
      if (!event || event.type === type) {
        return event ?? { type: 'END', object: {} };
      }
    }
  }

  it('lets itself be discovered, in both forms', async () => {
    const { body } = await client.call('/apis');
    expect(body.kind).toBe('APIGroupList');
    const list = await client.call('/apis/serving.kserve.io/v1beta1');
    expect(list.body.resources).toContainEqual(
      expect.objectContaining({
        name: 'inferenceservices',
        kind: 'InferenceService',
        namespaced: true,
      }),
    );
    const accept =
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';
    const all = await client.call('/apis', { headers: { accept } });
    expect(all.headers['content-type']).toContain('as=APIGroupDiscoveryList');
    expect(all.body.kind).toBe('APIGroupDiscoveryList');
    expect((await client.call('/version')).body.gitVersion).toMatch(/^v1\.\d+/);
  });

  it('answers 404 with a Status for a resource that is not served', async () => {
    const { status } = await client.call('/apis/absent.example.com/v1/things');
    expect(status).toBe(404);
  });

  describe('a list in pages', () => {
    const names = ['page-a', 'page-b', 'page-c'];

    beforeAll(async () => {
      for (const name of names) {
        await post(CONFIG_MAPS, name, {
          metadata: { labels: { paged: 'yes' } },
        });
      }
    });

    it('goes on where the page before ended, at the same version', async () => {
      const query = { limit: '2', labelSelector: 'paged=yes' };
      const first = await client.call(CONFIG_MAPS, { query });
      const { continue: token = '', resourceVersion } = meta(first.body);
      const second = await client.call(CONFIG_MAPS, {
        query: { ...query, continue: token },
      });
      expect(
        [...items(first), ...items(second)].map(item => meta(item).name),
      ).toEqual(names);
      expect(meta(second.body).resourceVersion).toBe(resourceVersion);
      expect(meta(second.body).continue ?? '').toBe('');
    });

    it('expires a token with the history, and offers to go on inconsistently', async () => {
      const query = { limit: '1', labelSelector: 'paged=yes' };
      const first = await client.call(CONFIG_MAPS, { query });
      const { continue: token = '' } = meta(first.body);
      await post(CONFIG_MAPS, 'after-the-first-page');
      await server.compact();
      const expired = await client.call(CONFIG_MAPS, {
        query: { ...query, continue: token },
      });
      expect([expired.status, expired.body.reason]).toEqual([410, 'Expired']);
      const { continue: offered = '' } = meta(expired.body);
      const rest = await client.call(CONFIG_MAPS, {
        query: { ...query, continue: offered },
      });
      expect(items(rest).map(item => meta(item).name)).toEqual(['page-b']);
    });

    it('refuses a token that it did not make', async () => {
      const { status, body } = await client.call(CONFIG_MAPS, {
        query: { limit: '1', continue: 'nonsense' },
      });
      expect([status, body.kind]).toEqual([400, 'Status']);
    });

    it('selects by labels and by fields', async () => {
      const select = async (query: Record<string, string>) =>
        items(await client.call(CONFIG_MAPS, { query })).map(
          item => meta(item).name,
        );
      expect(await select({ labelSelector: 'paged in (yes),!absent' })).toEqual(
        names,
      );
      expect(await select({ fieldSelector: 'metadata.name=page-b' })).toEqual([
        'page-b',
      ]);
      const bad = await client.call(CONFIG_MAPS, {
        query: { fieldSelector: 'data.x=1' },
      });
      expect(bad.status).toBe(400);
    });
  });

  describe('a watch', () => {
    it('resumes after the version it is given', async () => {
      await post(CONFIG_MAPS, 'watched-a');
      const list = await client.call(CONFIG_MAPS);
      await post(CONFIG_MAPS, 'watched-b');
      await client.call(`${CONFIG_MAPS}/watched-a`, { method: 'DELETE' });
      const opened = await watch(CONFIG_MAPS, {
        resourceVersion: meta(list.body).resourceVersion,
      });
      const events = [await opened.next(), await opened.next()];
      expect(
        events.map(event => [event?.type, event && meta(event.object).name]),
      ).toEqual([
        ['ADDED', 'watched-b'],
        ['DELETED', 'watched-a'],
      ]);
    });

    it('is told that a version is too old in an event, not by the status', async () => {
      await post(SERVICES, 'before');
      await server.compact();
      const opened = await watch(SERVICES, { resourceVersion: '1' });
      expect(opened.status).toBe(200);
      expect(await opened.next()).toMatchObject({
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      });
    });

    it('turns a change out of the selection into a deletion', async () => {
      await post(CONFIG_MAPS, 'leaving', {
        metadata: { labels: { in: 'yes' } },
      });
      const opened = await watch(CONFIG_MAPS, { labelSelector: 'in=yes' });
      expect((await opened.next())?.type).toBe('ADDED');
      await client.patch(`${CONFIG_MAPS}/leaving`, MERGE, {
        metadata: { labels: { in: 'no' } },
      });
      expect((await opened.next())?.type).toBe('DELETED');
    });

    it('ends in time with a bookmark when asked for one', async () => {
      const list = await client.call(SERVICES);
      const opened = await watch(SERVICES, {
        resourceVersion: meta(list.body).resourceVersion,
        allowWatchBookmarks: 'true',
        timeoutSeconds: '4',
      });
      const bookmark = await nextOf(opened, 'BOOKMARK');
      expect(bookmark.object).toMatchObject({
        kind: 'InferenceService',
        metadata: { resourceVersion: expect.any(String) },
      });
      expect(await nextOf(opened, 'END')).toMatchObject({ type: 'END' });
    });
  });

  describe('patches', () => {
    it.each([
      [
        'application/json-patch+json',
        [{ op: 'replace', path: '/data/a', value: '2' }],
      ],
      [MERGE, { data: { a: '2' } }],
      ['application/strategic-merge-patch+json', { data: { a: '2' } }],
    ])('%s', async (type, patch) => {
      const name = `patched-${type.slice(12).split('-')[0]}`;
      await post(CONFIG_MAPS, name, { data: { a: '1', b: '1' } });
      const { status, body } = await client.patch(
        `${CONFIG_MAPS}/${name}`,
        type,
        patch,
      );
      expect([status, body.data]).toEqual([200, { a: '2', b: '1' }]);
    });

    it('application/apply-patch+yaml, with conflicts between managers', async () => {
      const apply = (fieldManager: string, value: string, force = 'false') =>
        client.patch(
          `${CONFIG_MAPS}/applied`,
          'application/apply-patch+yaml',
          {
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: 'applied' },
            data: { a: value },
          },
          { fieldManager, force },
        );
      expect((await apply('one', '1')).status).toBe(201);
      const refused = await apply('two', '2');
      expect([refused.status, refused.body.reason]).toEqual([409, 'Conflict']);
      expect(refused.body.message).toContain('.data.a');
      const forced = await apply('two', '2', 'true');
      expect([forced.status, forced.body.data]).toEqual([200, { a: '2' }]);
    });

    it('refuse a failed test, and strategic merging of custom resources', async () => {
      await post(SERVICES, 'patched', { spec: { predictor: {} } });
      const test = [{ op: 'test', path: '/spec/predictor', value: 1 }];
      const failed = await client.patch(
        `${SERVICES}/patched`,
        'application/json-patch+json',
        test,
      );
      expect(failed.status).toBe(422);
      const strategic = await client.patch(
        `${SERVICES}/patched`,
        'application/strategic-merge-patch+json',
        {},
      );
      expect([strategic.status, strategic.body.reason]).toEqual([
        415,
        'UnsupportedMediaType',
      ]);
    });
  });

  it('keeps spec and status apart, and counts generations by the spec', async () => {
    const created = await post(SERVICES, 'split', {
      spec: { predictor: { minReplicas: 1 } },
      status: { url: 'http://x' },
    });
    expect([created.status, created.body.status]).toEqual([201, undefined]);
    const path = `${SERVICES}/split`;
    const status = await client.patch(`${path}/status`, MERGE, {
      spec: { predictor: { minReplicas: 9 } },
      status: { url: 'http://y' },
    });
    expect(status.body).toMatchObject({
      spec: { predictor: { minReplicas: 1 } },
      status: { url: 'http://y' },
      metadata: { generation: 1 },
    });
    const spec = await client.patch(path, MERGE, {
      spec: { predictor: { minReplicas: 2 } },
      status: null,
    });
    expect(spec.body).toMatchObject({
      spec: { predictor: { minReplicas: 2 } },
      status: { url: 'http://y' },
      metadata: { generation: 2 },
    });
  });

  it('refuses a write that was made from an older version', async () => {
    const { body } = await post(CONFIG_MAPS, 'contested', { data: { a: '1' } });
    const path = `${CONFIG_MAPS}/contested`;
    await client.patch(path, MERGE, { data: { a: '2' } });
    const late = await client.call(path, {
      method: 'PUT',
      body: { ...body, data: { a: '3' } },
    });
    expect([late.status, late.body.reason]).toEqual([409, 'Conflict']);
    const guarded = await client.patch(path, MERGE, {
      metadata: { resourceVersion: meta(body).resourceVersion },
      data: { a: '3' },
    });
    expect(guarded.status).toBe(409);
  });

  it('leaves everything as it is on a dry run', async () => {
    await post(CONFIG_MAPS, 'dry', { data: { a: '1' } });
    const path = `${CONFIG_MAPS}/dry`;
    const dry = await client.patch(
      path,
      MERGE,
      { data: { a: '2' } },
      { dryRun: 'All' },
    );
    expect(dry.body.data).toEqual({ a: '2' });
    expect((await client.call(path)).body.data).toEqual({ a: '1' });
    const removed = await client.call(path, {
      method: 'DELETE',
      query: { dryRun: 'All' },
    });
    expect(removed.status).toBe(200);
    expect((await client.call(path)).status).toBe(200);
  });

  it('prints tables and bare metadata', async () => {
    await post(CONFIG_MAPS, 'printed', { data: { a: '1' } });
    const as = (form: string) =>
      client.call(`${CONFIG_MAPS}/printed`, {
        headers: { accept: `application/json;as=${form};v=v1;g=meta.k8s.io` },
      });
    const table = (await as('Table')).body as {
      columnDefinitions: Array<{ name: string }>;
      rows: Array<{ cells: unknown[] }>;
    };
    expect(table.columnDefinitions.map(({ name }) => name)).toEqual([
      'Name',
      'Data',
      'Age',
    ]);
    expect(table.rows[0]?.cells[0]).toBe('printed');
    const bare = (await as('PartialObjectMetadata')).body;
    expect(bare).toMatchObject({
      kind: 'PartialObjectMetadata',
      metadata: { name: 'printed' },
    });
    expect(bare).not.toHaveProperty('data');
  });

  it.each<[string, number, string, (request: ApiClient) => Promise<ApiAnswer>]>(
    [
      [
        'what is not there',
        404,
        'NotFound',
        request => request.call(`${SERVICES}/absent`),
      ],
      [
        'what is already there',
        409,
        'AlreadyExists',
        request =>
          request.call('/api/v1/namespaces', {
            method: 'POST',
            body: { metadata: { name: NAMESPACE } },
          }),
      ],
      [
        'a namespace that is not there',
        404,
        'NotFound',
        request =>
          request.call('/api/v1/namespaces/absent/configmaps', {
            method: 'POST',
            body: { metadata: { name: 'a' } },
          }),
      ],
      [
        'an invalid name',
        422,
        'Invalid',
        request =>
          request.call(CONFIG_MAPS, {
            method: 'POST',
            body: { metadata: { name: 'Not_Valid' } },
          }),
      ],
      [
        'an invalid Deployment',
        422,
        'Invalid',
        request =>
          request.call(DEPLOYMENTS, {
            method: 'POST',
            body: { metadata: { name: 'bad' }, spec: {} },
          }),
      ],
      [
        'an unknown body',
        415,
        'UnsupportedMediaType',
        request => request.patch(`${CONFIG_MAPS}/page-a`, 'text/plain', {}),
      ],
      [
        'a wrong name in the body',
        400,
        'BadRequest',
        request =>
          request.call(`${CONFIG_MAPS}/page-a`, {
            method: 'PUT',
            body: { metadata: { name: 'other' } },
          }),
      ],
    ],
  )('answers %s with a Status', async (_case, code, reason, send) => {
    const { status, body } = await send(client);
    expect([status, body]).toEqual([
      code,
      expect.objectContaining({
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        reason,
        code,
        message: expect.any(String),
      }),
    ]);
  });

  it('answers 401 to a token that it does not know', async () => {
    const stranger = new ApiClient({ ...server, token: 'unknown' });
    const { status, body } = await stranger.call(CONFIG_MAPS);
    stranger.close();
    expect([status, body.reason]).toEqual([401, 'Unauthorized']);
  });
});
