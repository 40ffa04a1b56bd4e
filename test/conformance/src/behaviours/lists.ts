import { CONFIG_MAPS, items, meta, PODS, SERVICES } from '../paths';
import type { ServerUnderTest } from '../ServerUnderTest';

/** Lists, whole and in pages. */
export function describeLists(server: ServerUnderTest): void {
  describe('a list in pages', () => {
    const names = ['page-a', 'page-b', 'page-c'];

    beforeAll(async () => {
      for (const name of names) {
        await server.post(CONFIG_MAPS, name, {
          metadata: { labels: { paged: 'yes' } },
        });
      }
    });

    it('goes on where the page before ended, at the same version', async () => {
      const query = { limit: '2', labelSelector: 'paged=yes' };
      const first = await server.client.call(CONFIG_MAPS, { query });
      const { continue: token = '', resourceVersion } = meta(first.body);
      const second = await server.client.call(CONFIG_MAPS, {
        query: { ...query, continue: token },
      });
      expect(
        [...items(first), ...items(second)].map(item => meta(item).name),
      ).toEqual(names);
      expect(meta(second.body).resourceVersion).toBe(resourceVersion);
      expect(meta(second.body).continue ?? '').toBe('');
    });

    it('says what it knows to remain, which a selector keeps it from knowing', async () => {
      const firstOf = async (query: Record<string, string>) =>
        meta(
          (
            await server.client.call(CONFIG_MAPS, {
              query: { limit: '1', ...query },
            })
          ).body,
        );
      const { metadata } = (await server.client.call(CONFIG_MAPS)).body;
      expect(metadata).not.toHaveProperty('continue');
      const whole = items(await server.client.call(CONFIG_MAPS)).length;
      expect((await firstOf({})).remainingItemCount).toBe(whole - 1);
      const selected = await firstOf({ labelSelector: 'paged=yes' });
      expect(selected.continue).toMatch(/./);
      expect(selected).not.toHaveProperty('remainingItemCount');
    });

    it('has the version of the whole store, which only grows', async () => {
      const version = async (path: string) =>
        Number(meta((await server.client.call(path)).body).resourceVersion);
      const before = await version(SERVICES);
      const { body } = await server.post(CONFIG_MAPS, 'later');
      expect(Number(meta(body).resourceVersion)).toBeGreaterThan(before);
      expect(await version(SERVICES)).toBeGreaterThanOrEqual(
        Number(meta(body).resourceVersion),
      );
    });

    it('of a namespace that is not there is empty, not an error', async () => {
      const answer = await server.client.call(
        '/apis/serving.kserve.io/v1beta1/namespaces/absent/inferenceservices',
      );
      expect([answer.status, items(answer)]).toEqual([200, []]);
      expect(meta(answer.body).resourceVersion).toMatch(/^\d+$/);
    });

    it('of a version that is still to come is refused as not there yet', async () => {
      const { status, body } = await server.client.call(CONFIG_MAPS, {
        query: { resourceVersion: '99999999' },
      });
      expect([status, body]).toMatchObject([
        504,
        {
          reason: 'Timeout',
          message: expect.stringContaining('Too large resource version'),
          details: { causes: [{ reason: 'ResourceVersionTooLarge' }] },
        },
      ]);
    });

    it('types its items only for custom resources', async () => {
      await server.post(SERVICES, 'typed', { spec: { predictor: {} } });
      const list = (path: string) => server.client.call(path);
      expect(items(await list(SERVICES))[0]).toMatchObject({
        apiVersion: 'serving.kserve.io/v1beta1',
        kind: 'InferenceService',
      });
      expect(items(await list(CONFIG_MAPS))[0]).not.toHaveProperty('kind');
    });

    it('expires a token with the history, and offers to go on inconsistently', async () => {
      const query = { limit: '1', labelSelector: 'paged=yes' };
      const first = await server.client.call(CONFIG_MAPS, { query });
      const { continue: token = '' } = meta(first.body);
      await server.post(CONFIG_MAPS, 'after-the-first-page');
      await server.handle.compact();
      const goOn = () =>
        server.client.call(CONFIG_MAPS, {
          query: { ...query, continue: token },
        });
      // A server with snapshots notices only in time that the history is gone.
      let expired = await goOn();
      while (expired.status === 200) {
        expired = await goOn();
      }
      expect([expired.status, expired.body.reason]).toEqual([410, 'Expired']);
      const { continue: offered = '' } = meta(expired.body);
      const rest = await server.client.call(CONFIG_MAPS, {
        query: { ...query, continue: offered },
      });
      expect(items(rest).map(item => meta(item).name)).toEqual(['page-b']);
    });

    it('of pods is narrowed to a node, or to those without one', async () => {
      const containers = [{ name: 'c', image: 'i' }];
      for (const nodeName of ['node-1', 'node-2', undefined]) {
        await server.post(PODS, `on-${nodeName ?? 'none'}`, {
          spec: { containers, ...(nodeName && { nodeName }) },
        });
      }
      const on = async (fieldSelector: string) => {
        const answer = await server.client.call(PODS, {
          query: { fieldSelector },
        });
        return [answer.status, items(answer).map(item => meta(item).name)];
      };
      expect(await on('spec.nodeName=node-1')).toEqual([200, ['on-node-1']]);
      expect(await on('spec.nodeName=')).toEqual([
        200,
        expect.arrayContaining(['on-none']),
      ]);
      expect(await on('spec.nodeName=')).not.toEqual([
        200,
        expect.arrayContaining(['on-node-1']),
      ]);
      const escaped = 'spec.nodeName=node-1\\,metadata.name\\=on-node-1';
      expect(await on(escaped)).toEqual([200, []]);
    });

    it('refuses a token that it did not make', async () => {
      const { status, body } = await server.client.call(CONFIG_MAPS, {
        query: { limit: '1', continue: 'nonsense' },
      });
      expect([status, body.kind]).toEqual([400, 'Status']);
    });

    it('selects by labels and by fields', async () => {
      const select = async (query: Record<string, string>) =>
        items(await server.client.call(CONFIG_MAPS, { query })).map(
          item => meta(item).name,
        );
      expect(await select({ labelSelector: 'paged in (yes),!absent' })).toEqual(
        names,
      );
      expect(await select({ fieldSelector: 'metadata.name=page-b' })).toEqual([
        'page-b',
      ]);
      const bad = await server.client.call(CONFIG_MAPS, {
        query: { fieldSelector: 'data.x=1' },
      });
      expect(bad.status).toBe(400);
    });
  });
}
