import { mockServices } from '@backstage/backend-test-utils';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { modelService } from '../__fixtures__/modelServices';
import { ClusterFleet } from './ClusterFleet';
import type { Fleet, FleetChange } from './Fleet';

/** Lets everything that is ready to run do so. */
const settle = () => new Promise(resolve => setImmediate(resolve));

function setup(connect: () => Promise<Fleet>) {
  const logger = mockServices.logger.mock();
  const waits: number[] = [];
  let run = () => {};
  let cancelled = 0;
  const fleet = ClusterFleet.start({
    name: 'west',
    connect,
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
  return { fleet, logger, waits, wake, cancelled: () => cancelled };
}

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
      error: 'Error: no file x',
      version: { unknown: 'Error: no file x' },
      gaps: [],
    };
    expect(fleet.list()).toMatchObject({ clusters: [state], items: [] });
    expect(changes).toEqual([{ changed: [], removed: [], clusters: [state] }]);
  });

  it('tries again ever more slowly, and says the same only once', async () => {
    const connect = jest.fn(async (): Promise<Fleet> => {
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
      'Cluster "west" cannot be read: Error: no file. Trying again until it can',
    );
  });

  it('shows the services once it is connected, to those who subscribed before', async () => {
    const live = new FakeFleet([]);
    const connect = jest
      .fn<Promise<Fleet>, []>()
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
    let connected = (_: Fleet) => {};
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
});
