import { mockServices } from '@backstage/backend-test-utils';
import { GPU_POOLS_TOPIC } from '@modeldeck/plugin-model-serving-common';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { publishGpuPools } from './publishGpuPools';

/** Lets everything that is ready to run do so. */
const settle = () => new Promise(resolve => setImmediate(resolve));

function setup() {
  const fleet = new FakeFleet();
  const events = mockServices.events.mock();
  const logger = mockServices.logger.mock();
  const end = publishGpuPools({ fleet, events, logger });
  const told = () =>
    events.publish.mock.calls.map(
      ([{ eventPayload }]) => (eventPayload as { cluster: string }).cluster,
    );
  return { fleet, events, logger, end, told };
}

describe('publishGpuPools', () => {
  it('tells whose pools changed', async () => {
    const { fleet, events } = setup();
    fleet.changePools('west', []);
    await settle();
    expect(events.publish).toHaveBeenCalledWith({
      topic: GPU_POOLS_TOPIC,
      eventPayload: { cluster: 'west' },
    });
  });

  it('tells once of what changes while an event is under way', async () => {
    const { fleet, events, told } = setup();
    let publish = () => {};
    events.publish.mockImplementationOnce(
      () =>
        new Promise<void>(resolve => {
          publish = resolve;
        }),
    );
    fleet.changePools('west', []);
    fleet.changePools('east', []);
    fleet.changePools('east', []);
    fleet.changePools('west', []);
    expect(told()).toEqual(['west']);
    publish();
    await settle();
    expect(told()).toEqual(['west', 'east', 'west']);
  });

  it('says when it cannot tell, goes on, and ends when it is told to', async () => {
    const { fleet, events, logger, end, told } = setup();
    events.publish.mockRejectedValueOnce(new Error('bus is down'));
    fleet.changePools('west', []);
    await settle();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('bus is down'),
    );
    fleet.changePools('east', []);
    await settle();
    end();
    fleet.changePools('north', []);
    await settle();
    expect(told()).toEqual(['west', 'east']);
  });
});
