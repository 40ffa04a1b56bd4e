import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import { aFleet, aService } from '../__testUtils__/services';
import { FleetStream } from './FleetStream';

/** A connection that the test speaks through. */
class FakeConnection {
  private controller!: ReadableStreamDefaultController<Uint8Array>;
  readonly body = new ReadableStream<Uint8Array>({
    start: controller => {
      this.controller = controller;
    },
  });

  constructor(readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.breakOff('aborted'));
  }

  send(event: string, data: unknown): void {
    this.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  write(text: string): void {
    this.controller.enqueue(new TextEncoder().encode(text));
  }

  close(): void {
    this.controller.close();
  }

  breakOff(reason: string): void {
    try {
      this.controller.error(new Error(reason));
    } catch {
      // closed already
    }
  }
}

function setUp() {
  const connections: FakeConnection[] = [];
  const refusals: Error[] = [];
  const stream = new FleetStream({
    open: async signal => {
      const refusal = refusals.shift();
      if (refusal) {
        throw refusal;
      }
      const connection = new FakeConnection(signal);
      connections.push(connection);
      return connection.body;
    },
    now: () => Date.now(),
    random: () => 0,
  });
  return { stream, connections, refusals };
}

const tick = (ms = 0) => jest.advanceTimersByTimeAsync(ms);
const fraud = aService({ name: 'fraud' });
const fleet: ModelServiceList = aFleet([fraud]);

describe('FleetStream', () => {
  beforeEach(() => {
    jest.useFakeTimers({ now: 1_000_000 });
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('opens nothing until somebody listens, and then once for all', async () => {
    const { stream, connections } = setUp();
    await tick(60_000);
    expect(connections).toHaveLength(0);
    const leave = [stream.subscribe(() => {}), stream.subscribe(() => {})];
    await tick();
    expect(connections).toHaveLength(1);
    leave.forEach(stop => stop());
    await tick(10_000);
    expect(connections[0]!.signal.aborted).toBe(true);
  });

  it('keeps the stream over a change of pages', async () => {
    const { stream, connections } = setUp();
    stream.subscribe(() => {})();
    await tick(9_000);
    const leave = stream.subscribe(() => {});
    await tick(20_000);
    expect(connections).toHaveLength(1);
    leave();
  });

  it('is live with the fleet, and follows its changes', async () => {
    const { stream, connections } = setUp();
    const listener = jest.fn();
    stream.subscribe(listener);
    await tick();
    expect(stream.getState().connection).toBe('connecting');
    connections[0]!.send('fleet', fleet);
    await tick();
    expect(stream.getState()).toEqual({
      data: fleet,
      connection: 'live',
      since: 1_000_000,
      updatedAt: 1_000_000,
    });
    await tick(5_000);
    connections[0]!.send('change', {
      changed: [],
      removed: [fraud.id],
      clusters: [],
    });
    await tick();
    expect(stream.getState().data?.items).toEqual([]);
    expect(stream.getState().since).toBe(1_000_000);
    expect(stream.getState().updatedAt).toBe(1_005_000);
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('comes back after the stream ended, with what it missed', async () => {
    const { stream, connections } = setUp();
    stream.subscribe(() => {});
    await tick();
    connections[0]!.send('fleet', fleet);
    await tick();
    connections[0]!.close();
    await tick();
    expect(stream.getState()).toMatchObject({
      data: fleet,
      connection: 'reconnecting',
      updatedAt: 1_000_000,
    });
    await tick(250);
    connections[1]!.send('fleet', aFleet([]));
    await tick();
    expect(stream.getState()).toMatchObject({ connection: 'live' });
    expect(stream.getState().data?.items).toEqual([]);
    expect(stream.getState().error).toBeUndefined();
  });

  it('keeps the last known data while offline, and says why', async () => {
    const { stream, connections, refusals } = setUp();
    stream.subscribe(() => {});
    await tick();
    connections[0]!.send('fleet', fleet);
    await tick();
    refusals.push(...['b', 'c', 'd', 'e'].map(text => new Error(text)));
    connections[0]!.breakOff('a');
    await tick(250 + 500 + 1000);
    expect(stream.getState()).toMatchObject({
      data: fleet,
      connection: 'offline',
      error: new Error('d'),
    });
  });

  it('gives up a connection that has gone silent', async () => {
    const { stream, connections } = setUp();
    stream.subscribe(() => {});
    await tick();
    connections[0]!.send('fleet', fleet);
    await tick(40_000);
    connections[0]!.write(': heartbeat\n\n');
    await tick(40_000);
    expect(stream.getState().connection).toBe('live');
    await tick(5_000);
    expect(stream.getState().connection).toBe('reconnecting');
    expect(stream.getState().error?.message).toMatch(/silent for 45 seconds/);
    await tick(250);
    expect(connections).toHaveLength(2);
  });

  it('tries again at once when told to', async () => {
    const { stream, connections, refusals } = setUp();
    refusals.push(new Error('a'), new Error('b'), new Error('c'));
    stream.subscribe(() => {});
    await tick(250 + 500);
    expect(connections).toHaveLength(0);
    stream.retry();
    await tick();
    expect(connections).toHaveLength(1);
  });

  it('says when it cannot read what the backend sends', async () => {
    const { stream, connections } = setUp();
    stream.subscribe(() => {});
    await tick();
    connections[0]!.send('fleet', { ...fleet, apiVersion: 'other/v1' });
    await tick();
    expect(stream.getState().data).toBeUndefined();
    expect(stream.getState().error?.name).toBe('FleetFormatError');
  });
});
