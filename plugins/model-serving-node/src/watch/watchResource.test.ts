import {
  accept,
  answer,
  type FakeRequest,
  list,
  refuse,
  send,
} from '../__fixtures__/FakeApiServer';
import { object } from '../__fixtures__/models';
import {
  HEALTHY,
  resourceVersion,
  startWatch,
} from '../__fixtures__/startWatch';
import { until } from '../__fixtures__/until';

describe('watchResource', () => {
  let watch: Awaited<ReturnType<typeof startWatch>>;

  beforeEach(async () => {
    watch = await startWatch();
    await watch.watching(1);
  });

  afterEach(() => watch.stop());

  const lastRequest = () =>
    watch.server.requests[watch.server.requests.length - 1] as FakeRequest;

  it('lists, then watches from where the list ended, with bookmarks', async () => {
    await until(() => watch.updates.length === 2);
    expect(watch.updates).toEqual([
      {
        type: 'objects',
        objects: [expect.objectContaining({ kind: 'Model' })],
      },
      { type: 'state', state: HEALTHY },
    ]);
    const { url } = lastRequest();
    expect(url.pathname).toBe('/apis/example.com/v2/models');
    expect(url.searchParams.get('resourceVersion')).toBe('100');
    expect(url.searchParams.get('allowWatchBookmarks')).toBe('true');
    expect(Number(url.searchParams.get('timeoutSeconds'))).toBeGreaterThan(60);
  });

  it('tells what changed and what is gone, in the order it happened', async () => {
    send(watch.server.watch, 'ADDED', object('churn', { version: 101 }));
    send(watch.server.watch, 'MODIFIED', object('churn', { version: 102 }));
    send(watch.server.watch, 'DELETED', object('churn', { version: 103 }));
    await until(() => watch.updates.length === 5);
    expect(watch.updates.slice(2).map(({ type }) => type)).toEqual([
      'changed',
      'changed',
      'removed',
    ]);
  });

  it('takes no notice of event types that it does not know', async () => {
    send(watch.server.watch, 'COMPACTED', { surprise: true });
    send(watch.server.watch, 'ADDED', object('churn', { version: 101 }));
    await until(() => watch.updates.length === 3);
    expect(watch.server.watches).toHaveLength(1);
  });

  it('keeps its place when an old event is repeated', async () => {
    send(watch.server.watch, 'MODIFIED', object('fraud', { version: 150 }));
    send(watch.server.watch, 'ADDED', object('fraud', { version: 1 }));
    await until(() => watch.updates.length === 4);
    watch.server.watch.end();
    await watch.watching(2);
    expect(resourceVersion(lastRequest())).toBe('150');
  });

  it('backs off and resumes when the server fails, and lists anew when it goes on', async () => {
    let failures = 0;
    watch.server.handle = (request, response) => {
      if (!request.isWatch) {
        answer(response, list([]));
      } else if (failures < 5) {
        failures += 1;
        refuse(response, 500);
      } else {
        accept(response);
      }
    };
    watch.server.watch.end();
    await until(() => failures === 5);
    await until(() => watch.state()?.error === undefined);
    expect(watch.timing.slept.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
    expect(watch.lists()).toBeGreaterThan(1);
  });

  it('waits as long as a busy server asks for', async () => {
    let isBusy = true;
    watch.server.handle = (_, response) => {
      if (isBusy) {
        isBusy = false;
        refuse(response, 429, {}, { 'retry-after': '17' });
      } else {
        accept(response);
      }
    };
    watch.server.watch.end();
    await watch.watching(3);
    expect(watch.timing.slept).toEqual([17_000]);
  });

  it('lists anew when the server has forgotten the place, keeping the old objects meanwhile', async () => {
    send(watch.server.watch, 'ERROR', {
      kind: 'Status',
      code: 410,
      message: 'too old resource version',
    });
    await watch.watching(2);
    expect(watch.lists()).toBe(2);
    const kinds = watch.updates.map(({ type }) => type);
    expect(kinds).toEqual(['objects', 'state', 'state', 'objects', 'state']);
    expect(watch.updates[2]).toMatchObject({
      state: { read: { state: 'read' }, staleSince: expect.any(String) },
    });
    expect(watch.timing.slept).toEqual([500]);
  });

  it('lists anew when the cluster was restored to an earlier state', async () => {
    send(watch.server.watch, 'BOOKMARK', object('', { version: 40 }));
    await watch.watching(2);
    expect(watch.lists()).toBe(2);
  });

  it('says so when the right to read is taken away, and retries slowly', async () => {
    let isForbidden = true;
    watch.server.handle = (request, response) => {
      if (isForbidden) {
        isForbidden = false;
        refuse(response, 403, { message: 'models is forbidden' });
      } else if (request.isWatch) {
        accept(response);
      } else {
        answer(response, list([]));
      }
    };
    watch.server.watch.end();
    await watch.watching(3);
    expect(watch.updates).toContainEqual({
      type: 'state',
      state: expect.objectContaining({
        read: { state: 'forbidden', reason: 'models is forbidden' },
        staleSince: expect.any(String),
      }),
    });
    expect(watch.timing.slept).toEqual([60_000]);
    expect(watch.state()).toEqual(HEALTHY);
  });

  it('has no objects when the kind is removed, and looks for it again', async () => {
    watch.server.handle = (_, response) => {
      response.writeHead(404);
      response.end('404 page not found');
    };
    watch.served.mockResolvedValueOnce({
      state: 'absent',
      reason: 'the cluster does not serve this kind',
    });
    watch.server.watch.end();
    await until(() => watch.state()?.read.state === 'absent');
    expect(watch.updates.slice(-2)).toEqual([
      { type: 'objects', objects: [] },
      { type: 'state', state: expect.objectContaining({ synced: true }) },
    ]);
    expect(watch.served).toHaveBeenLastCalledWith({ fresh: true });
  });

  it('goes over to another version when the one it read is dropped', async () => {
    watch.server.handle = ({ url, isWatch }, response) => {
      if (!url.pathname.includes('/v1/')) {
        response.writeHead(404);
        response.end('404 page not found');
      } else if (isWatch) {
        accept(response);
      } else {
        answer(response, list([object('fraud')]));
      }
    };
    watch.served.mockResolvedValue({ state: 'served', version: 'v1' });
    watch.server.watch.end();
    await watch.watching(3);
    const emptied = watch.updates.filter(
      update => update.type === 'objects' && update.objects.length === 0,
    );
    expect(emptied).toEqual([]);
    expect(watch.state()).toEqual(HEALTHY);
  });
});
