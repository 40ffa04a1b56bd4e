import { mockServices } from '@backstage/backend-test-utils';
import { MODEL_SERVICES_TOPIC } from '@modeldeck/plugin-model-serving-common';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { clusterState, modelService } from '../__fixtures__/modelServices';
import { publishChanges } from './publishChanges';

/** Lets everything that is ready to run do so. */
const settle = () => new Promise(resolve => setImmediate(resolve));

function setup() {
  const fleet = new FakeFleet([]);
  const events = mockServices.events.mock();
  const logger = mockServices.logger.mock();
  const end = publishChanges({ fleet, events, logger });
  const payloads = () =>
    events.publish.mock.calls.map(([{ eventPayload }]) => eventPayload);
  return { fleet, events, logger, end, payloads };
}

describe('publishChanges', () => {
  it('publishes what changed and what is gone', async () => {
    const { fleet, events } = setup();
    fleet.change({ changed: [modelService()], removed: ['gone'] });
    await settle();
    expect(events.publish.mock.calls).toEqual([
      [
        {
          topic: MODEL_SERVICES_TOPIC,
          eventPayload: {
            changed: [modelService()],
            removed: ['gone'],
            clusters: [clusterState()],
          },
        },
      ],
    ]);
  });

  it('publishes nothing when only the state of a cluster changed', async () => {
    const { fleet, events } = setup();
    fleet.change({ clusters: [clusterState({ reachable: false })] });
    await settle();
    expect(events.publish).not.toHaveBeenCalled();
  });

  it('splits what would be too large for one event', async () => {
    const { fleet, payloads } = setup();
    const changed = Array.from({ length: 450 }, (_, index) =>
      modelService({ name: `s${index}` }),
    );
    fleet.change({ changed, removed: ['gone'] });
    await settle();
    const published = payloads() as Array<{ changed: []; removed: [] }>;
    expect(published.map(p => p.changed.length)).toEqual([200, 200, 50]);
    expect(published.flatMap(p => p.changed)).toEqual(changed);
    expect(published.flatMap(p => p.removed)).toEqual(['gone']);
  });

  it('merges what changes while an event is under way', async () => {
    const { fleet, events, payloads } = setup();
    let published = () => {};
    events.publish.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          published = resolve;
        }),
    );
    fleet.change({ changed: [modelService({ name: 'a' })] });
    fleet.change({ changed: [modelService({ name: 'b', mode: '1' })] });
    fleet.change({ changed: [modelService({ name: 'b', mode: '2' })] });
    expect(events.publish).toHaveBeenCalledTimes(1);
    published();
    await settle();
    expect(payloads().slice(1)).toMatchObject([
      { changed: [modelService({ name: 'b', mode: '2' })], removed: [] },
    ]);
  });

  it('goes on after an event that could not be published, and says so', async () => {
    const { fleet, events, logger, payloads } = setup();
    events.publish.mockRejectedValueOnce(new Error('events are down'));
    fleet.change({ removed: ['a'] });
    await settle();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('Error: events are down'),
    );
    fleet.change({ removed: ['b'] });
    await settle();
    expect(payloads().at(-1)).toMatchObject({ changed: [], removed: ['b'] });
  });

  it('ends', async () => {
    const { fleet, end } = setup();
    end();
    expect(fleet.listeners.size).toBe(0);
  });
});
