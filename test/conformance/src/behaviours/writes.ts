import { CONFIG_MAPS, MERGE, meta, SERVICES } from '../paths';
import type { ServerUnderTest } from '../ServerUnderTest';

/** Patches, versions, dry runs, and status apart from spec. */
export function describeWrites(server: ServerUnderTest): void {
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
      await server.post(CONFIG_MAPS, name, { data: { a: '1', b: '1' } });
      const { status, body } = await server.client.patch(
        `${CONFIG_MAPS}/${name}`,
        type,
        patch,
      );
      expect([status, body.data]).toEqual([200, { a: '2', b: '1' }]);
    });

    it('application/apply-patch+yaml, with conflicts between managers', async () => {
      const apply = (fieldManager: string, value: string, force = 'false') =>
        server.client.patch(
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
      await server.post(SERVICES, 'patched', { spec: { predictor: {} } });
      const test = [{ op: 'test', path: '/spec/predictor', value: 1 }];
      const failed = await server.client.patch(
        `${SERVICES}/patched`,
        'application/json-patch+json',
        test,
      );
      expect(failed.status).toBe(422);
      const strategic = await server.client.patch(
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
    const created = await server.post(SERVICES, 'split', {
      spec: { predictor: { minReplicas: 1 } },
      status: { url: 'http://x' },
    });
    expect([created.status, created.body.status]).toEqual([201, undefined]);
    const path = `${SERVICES}/split`;
    const status = await server.client.patch(`${path}/status`, MERGE, {
      spec: { predictor: { minReplicas: 9 } },
      status: { url: 'http://y' },
    });
    expect(status.body).toMatchObject({
      spec: { predictor: { minReplicas: 1 } },
      status: { url: 'http://y' },
      metadata: { generation: 1 },
    });
    const spec = await server.client.patch(path, MERGE, {
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
    const { body } = await server.post(CONFIG_MAPS, 'contested', {
      data: { a: '1' },
    });
    const path = `${CONFIG_MAPS}/contested`;
    await server.client.patch(path, MERGE, { data: { a: '2' } });
    const late = await server.client.call(path, {
      method: 'PUT',
      body: { ...body, data: { a: '3' } },
    });
    expect([late.status, late.body.reason]).toEqual([409, 'Conflict']);
    const guarded = await server.client.patch(path, MERGE, {
      metadata: { resourceVersion: meta(body).resourceVersion },
      data: { a: '3' },
    });
    expect(guarded.status).toBe(409);
  });

  it('leaves everything as it is on a dry run', async () => {
    await server.post(CONFIG_MAPS, 'dry', { data: { a: '1' } });
    const path = `${CONFIG_MAPS}/dry`;
    const dry = await server.client.patch(
      path,
      MERGE,
      { data: { a: '2' } },
      { dryRun: 'All' },
    );
    expect(dry.body.data).toEqual({ a: '2' });
    expect((await server.client.call(path)).body.data).toEqual({ a: '1' });
    const removed = await server.client.call(path, {
      method: 'DELETE',
      query: { dryRun: 'All' },
    });
    expect(removed.status).toBe(200);
    expect((await server.client.call(path)).status).toBe(200);
  });
}
