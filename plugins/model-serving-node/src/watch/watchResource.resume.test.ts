import { type FakeRequest, send } from '../__fixtures__/FakeApiServer';
import { object } from '../__fixtures__/models';
import {
  HEALTHY,
  IDLE_MS,
  resourceVersion,
  startWatch,
} from '../__fixtures__/startWatch';
import { until } from '../__fixtures__/until';

describe('watchResource resumes without a new list', () => {
  let watch: Awaited<ReturnType<typeof startWatch>>;

  beforeEach(async () => {
    watch = await startWatch();
    await watch.watching(1);
  });

  afterEach(() => watch.stop());

  const lastRequest = () =>
    watch.server.requests[watch.server.requests.length - 1] as FakeRequest;

  beforeEach(async () => {
    send(watch.server.watch, 'ADDED', object('churn', { version: 150 }));
    send(watch.server.watch, 'BOOKMARK', object('', { version: 180 }));
    await until(() => watch.updates.length === 3);
  });

  async function expectResumed(): Promise<void> {
    await watch.watching(2);
    expect(resourceVersion(lastRequest())).toBe('180');
    expect(watch.lists()).toBe(1);
  }

  it('when the server closes the stream', async () => {
    watch.server.watch.end();
    await expectResumed();
    expect(watch.state()).toEqual(HEALTHY);
  });

  it('when the connection is reset', async () => {
    watch.server.watch.destroy();
    await expectResumed();
    await until(() => watch.state()?.error === undefined);
    expect(watch.updates).toContainEqual({
      type: 'state',
      state: expect.objectContaining({
        read: { state: 'read' },
        staleSince: '2026-11-21T12:00:00.000Z',
        error: expect.objectContaining({ kind: 'unreachable' }),
      }),
    });
  });

  it('when the connection breaks in the middle of an event', async () => {
    watch.server.watch.write('{"type":"ADDED","object":{"metadata":{"na');
    watch.server.watch.end();
    await expectResumed();
  });

  it('when an event is garbage', async () => {
    watch.server.watch.write('garbage\n');
    await expectResumed();
    expect(watch.updates).toContainEqual({
      type: 'state',
      state: expect.objectContaining({
        error: expect.objectContaining({ kind: 'malformed' }),
      }),
    });
  });

  it('when the connection is half-open and silent', async () => {
    watch.timing.advance(IDLE_MS);
    await expectResumed();
  });

  it('but not while a quiet server still sends bookmarks', async () => {
    watch.timing.advance(IDLE_MS - 1);
    send(watch.server.watch, 'BOOKMARK', object('', { version: 190 }));
    send(watch.server.watch, 'ADDED', object('risk', { version: 191 }));
    await until(() => watch.updates.length === 4);
    watch.timing.advance(IDLE_MS - 1);
    send(watch.server.watch, 'DELETED', object('risk', { version: 192 }));
    await until(() => watch.updates.length === 5);
    expect(watch.server.watches).toHaveLength(1);
  });
});
