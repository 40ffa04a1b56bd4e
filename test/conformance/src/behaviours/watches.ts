import { CONFIG_MAPS, MERGE, meta, SERVICES } from '../paths';
import type { ServerUnderTest } from '../ServerUnderTest';

/** Changes as they happen. */
export function describeWatches(server: ServerUnderTest): void {
  describe('a watch', () => {
    it('resumes after the version it is given', async () => {
      await server.post(CONFIG_MAPS, 'watched-a');
      const list = await server.client.call(CONFIG_MAPS);
      await server.post(CONFIG_MAPS, 'watched-b');
      await server.client.call(`${CONFIG_MAPS}/watched-a`, {
        method: 'DELETE',
      });
      const opened = await server.watch(CONFIG_MAPS, {
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
      await server.post(SERVICES, 'before');
      await server.handle.compact();
      const opened = await server.watch(SERVICES, { resourceVersion: '1' });
      expect(opened.status).toBe(200);
      expect(await opened.next()).toMatchObject({
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      });
    });

    it('turns a change out of the selection into a deletion', async () => {
      await server.post(CONFIG_MAPS, 'leaving', {
        metadata: { labels: { in: 'yes' } },
      });
      const opened = await server.watch(CONFIG_MAPS, {
        labelSelector: 'in=yes',
      });
      expect((await opened.next())?.type).toBe('ADDED');
      await server.client.patch(`${CONFIG_MAPS}/leaving`, MERGE, {
        metadata: { labels: { in: 'no' } },
      });
      expect((await opened.next())?.type).toBe('DELETED');
    });

    it('ends in time, with a bookmark when it asked for one and there is news', async () => {
      const list = await server.client.call(SERVICES);
      const opened = await server.watch(SERVICES, {
        resourceVersion: meta(list.body).resourceVersion,
        labelSelector: 'chosen=yes',
        allowWatchBookmarks: 'true',
        timeoutSeconds: '5',
      });
      // Nothing that this watch is told of, yet it need not be asked for again.
      await server.post(SERVICES, 'unchosen', { spec: { predictor: {} } });
      const bookmark = await server.nextOf(opened, 'BOOKMARK');
      expect(bookmark.object).toMatchObject({
        kind: 'InferenceService',
        metadata: { resourceVersion: expect.any(String) },
      });
      expect(Number(meta(bookmark.object).resourceVersion)).toBeGreaterThan(
        Number(meta(list.body).resourceVersion),
      );
      expect(await server.nextOf(opened, 'END')).toMatchObject({ type: 'END' });
    });

    it('streams the present state first when asked to, and says where it ends', async () => {
      await server.post(CONFIG_MAPS, 'initial', {
        metadata: { labels: { initial: 'yes' } },
      });
      const query = {
        labelSelector: 'initial=yes',
        sendInitialEvents: 'true',
        allowWatchBookmarks: 'true',
        resourceVersionMatch: 'NotOlderThan',
      };
      const opened = await server.watch(CONFIG_MAPS, query);
      const first = await opened.next();
      expect([first?.type, first && meta(first.object).name]).toEqual([
        'ADDED',
        'initial',
      ]);
      expect(await opened.next()).toMatchObject({
        type: 'BOOKMARK',
        object: {
          metadata: {
            resourceVersion: expect.stringMatching(/^\d+$/),
            annotations: { 'k8s.io/initial-events-end': 'true' },
          },
        },
      });
      const { resourceVersionMatch: _, ...without } = query;
      const refused = await server.client.call(CONFIG_MAPS, {
        query: { ...without, watch: 'true' },
      });
      expect([refused.status, refused.body.reason]).toEqual([422, 'Invalid']);
    });

    it('without a version, begins with what is there', async () => {
      await server.post(CONFIG_MAPS, 'present', {
        metadata: { labels: { present: 'yes' } },
      });
      const opened = await server.watch(CONFIG_MAPS, {
        labelSelector: 'present=yes',
      });
      expect(await opened.next()).toMatchObject({
        type: 'ADDED',
        object: { kind: 'ConfigMap', metadata: { name: 'present' } },
      });
    });
  });
}
