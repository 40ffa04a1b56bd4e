import { mockServices } from '@backstage/backend-test-utils';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { clusterState, modelService } from '../__fixtures__/modelServices';
import { ClusterFleet, type WatchedFleet } from './ClusterFleet';
import type { FleetChange } from '@modeldeck/plugin-model-serving-node';

/** Lets everything that is ready to run do so. */
const settle = () => new Promise(resolve => setImmediate(resolve));

function setup(
  connect: () => Promise<WatchedFleet>,
  check: () => Promise<unknown> = async () => {},
) {
  const logger = mockServices.logger.mock();
  const close = jest.fn();
  const waits: number[] = [];
  let run = () => {};
  let cancelled = 0;
  const fleet = ClusterFleet.start({
    name: 'west',
    hint: text => text.replace('--kubeconfig', 'kubeconfig.path'),
    link: async () => {
      const live = await connect();
      return { check, watch: () => live, close };
    },
    logger,
    now: () => new Date('2026-01-01T00:00:00Z'),
    later: (milliseconds, then) => {
      waits.push(milliseconds);
      run = then;
      return () => {
        cancelled += 1;
      };
    },
  });
  const wake = async () => {
    run();
    await settle();
  };
  return { fleet, logger, waits, wake, close, cancelled: () => cancelled };
}

const lost = [clusterState({ reachable: false, error: 'refused' })];

describe('ClusterFleet', () => {
  it('says why there are no services while the credentials are missing', async () => {
    const { fleet } = setup(async () => {
      throw new Error('no file \u001b[31mx');
    });
    const changes: FleetChange[] = [];
    fleet.subscribe(change => changes.push(change));
    expect(fleet.list().clusters[0]).toMatchObject({
      reachable: false,
      error: 'it has not been read yet',
    });

    await settle();
    const state = {
      name: 'west',
      reachable: false,
      error: 'no file x',
      version: { unknown: 'no file x' },
      gaps: [],
    };
    expect(fleet.list()).toMatchObject({ clusters: [state], items: [] });
    expect(changes).toEqual([{ changed: [], removed: [], clusters: [state] }]);
  });

  it('speaks of the configuration, which has no flags', async () => {
    const { fleet, logger } = setup(async () => {
      throw new Error('no file; name one with --kubeconfig');
    });
    await settle();
    const inConfigTerms = 'no file; name one with kubeconfig.path';
    expect(fleet.list().clusters).toMatchObject([
      { error: inConfigTerms, version: { unknown: inConfigTerms } },
    ]);
    expect(fleet.served()).toEqual([
      { cluster: 'west', resources: { unknown: inConfigTerms } },
    ]);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining(inConfigTerms),
    );
  });

  it('tries again ever more slowly, and says the same only once', async () => {
    const connect = jest.fn(async (): Promise<WatchedFleet> => {
      throw new Error('no file');
    });
    const { logger, waits, wake } = setup(connect);
    await settle();
    for (let i = 0; i < 6; i++) {
      await wake();
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 16000, 30000, 30000]);
    expect(connect).toHaveBeenCalledTimes(7);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      'Cluster "west" cannot be read: no file. Trying again until it can',
    );
  });

  it('shows the services once it is connected, to those who subscribed before', async () => {
    const live = new FakeFleet([]);
    const connect = jest
      .fn<Promise<WatchedFleet>, []>()
      .mockRejectedValueOnce(new Error('no file'))
      .mockResolvedValue(live);
    const { fleet, wake } = setup(connect);
    const changes: FleetChange[] = [];
    fleet.subscribe(change => changes.push(change));
    await settle();
    await wake();

    const service = modelService();
    live.change({ changed: [service] });
    expect(fleet.get(service.id)).toEqual(service);
    expect(fleet.list()).toEqual(live.list());
    expect(changes.at(-1)).toMatchObject({ changed: [service] });
  });

  it('stops the watches, or the wait for them', async () => {
    const live = new FakeFleet([]);
    const connected = setup(async () => live);
    await connected.fleet.stop();
    expect(live.stopped).toBe(true);

    const waiting = setup(async () => {
      throw new Error('no file');
    });
    await settle();
    await waiting.fleet.stop();
    expect(waiting.cancelled()).toBe(1);
  });

  it('stops the watches that begin while it is being stopped', async () => {
    const live = new FakeFleet([]);
    let connected = (_: WatchedFleet) => {};
    const { fleet, waits } = setup(
      () =>
        new Promise(resolve => {
          connected = resolve;
        }),
    );
    const stopped = fleet.stop();
    connected(live);
    await stopped;
    expect(live.stopped).toBe(true);
    expect(waits).toEqual([]);
  });

  it('looks for a lost cluster where the configuration says it is now', async () => {
    const kept = modelService({ name: 'kept' });
    const gone = modelService({ name: 'gone' });
    const former = new FakeFleet([kept, gone]);
    const next = new FakeFleet([kept]);
    const connect = jest
      .fn<Promise<WatchedFleet>, []>()
      .mockResolvedValueOnce(former)
      .mockResolvedValue(next);
    const { fleet, wake, waits } = setup(connect);
    const changes: FleetChange[] = [];
    fleet.subscribe(change => changes.push(change));
    await settle();
    expect(waits).toEqual([]);

    former.change({ clusters: lost });
    expect(fleet.list().items).toEqual([kept, gone]);
    await wake();
    expect(fleet.list()).toEqual(next.list());
    expect(changes.at(-1)).toEqual({
      changed: [kept],
      removed: [gone.id],
      clusters: [clusterState()],
    });
    expect(former.stopped).toBe(true);

    former.change({ removed: [kept.id] });
    expect(changes).toHaveLength(2);
  });

  it.each([
    ['does not answer', new FakeFleet([], [clusterState()]), 'refused'],
    ['cannot be read there either', new FakeFleet([], lost), undefined],
  ])(
    'keeps the last known services while the cluster %s',
    async (_, next, refusal) => {
      const former = new FakeFleet([modelService()]);
      const connect = jest
        .fn<Promise<WatchedFleet>, []>()
        .mockResolvedValueOnce(former)
        .mockResolvedValue(next);
      const { fleet, wake, waits, close } = setup(connect, async () => {
        if (refusal) {
          throw new Error(refusal);
        }
      });
      await settle();
      former.change({ clusters: lost });
      await wake();
      await wake();
      expect(fleet.list()).toEqual(former.list());
      expect(fleet.list().items).toHaveLength(1);
      expect(former.stopped).toBe(false);
      expect(waits).toEqual([1000, 2000, 4000]);
      expect(close).toHaveBeenCalledTimes(refusal ? 2 : 0);
    },
  );

  it('looks no further once the cluster is back by itself', async () => {
    const live = new FakeFleet([modelService()]);
    const connect = jest.fn(async () => live);
    const { wake, waits } = setup(connect);
    await settle();
    live.change({ clusters: lost });
    live.change({ clusters: [clusterState()] });
    await wake();
    expect(connect).toHaveBeenCalledTimes(1);
    expect(waits).toEqual([1000]);
  });
});
