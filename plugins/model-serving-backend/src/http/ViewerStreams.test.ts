import { EventEmitter } from 'node:events';
import { mockCredentials } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import type { Response } from 'express';
import { FakeFleet } from '../__fixtures__/FakeFleet';
import { clusterState, modelService } from '../__fixtures__/modelServices';
import type { ServiceAccess } from '../permissions/ServiceAccess';
import { ViewerStreams } from './ViewerStreams';

const all: ServiceAccess = {
  allows: () => true,
  mayAllow: () => true,
  allowsAll: () => true,
  key: 'all',
};
const none: ServiceAccess = { ...all, allows: () => false, key: 'none' };

/** A response whose reader takes what is written only when the test says so. */
class FakeResponse extends EventEmitter {
  written = '';
  writableNeedDrain = false;
  writable = true;
  closed = false;
  isDestroyed = false;

  writeHead() {}
  flushHeaders() {}
  write(text: string) {
    this.written += text;
  }
  end() {
    this.writable = false;
    this.closed = true;
    this.emit('close');
  }
  destroy() {
    this.isDestroyed = true;
    this.end();
  }
  drain() {
    this.writableNeedDrain = false;
    this.emit('drain');
  }
  /** The events written since the last time. */
  events(): Array<{ event: string; data: unknown }> {
    const blocks = this.written.split('\n\n').filter(b => b.startsWith('ev'));
    this.written = '';
    return blocks.map(block => ({
      event: /^event: (.*)$/m.exec(block)?.[1] ?? '',
      data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? ''),
    }));
  }
}

function setup(authorize = jest.fn(async () => all)) {
  const fleet = new FakeFleet([modelService()]);
  const clock = { now: new Date('2026-01-01T00:00:00Z'), tick: () => {} };
  const streams = new ViewerStreams({
    fleet,
    authorize,
    now: () => clock.now,
    every: (_, run) => {
      clock.tick = run;
      return () => {
        clock.tick = () => {};
      };
    },
  });
  const open = async (credentials = mockCredentials.user()) => {
    const response = new FakeResponse();
    await streams.open(response as unknown as Response, credentials);
    return response;
  };
  const tick = async (times = 1) => {
    for (let i = 0; i < times; i++) {
      clock.tick();
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return { fleet, streams, open, tick, clock };
}

describe('ViewerStreams', () => {
  it('sends the fleet first, then what changes', async () => {
    const { fleet, open } = setup();
    const response = await open();
    expect(response.events()).toEqual([{ event: 'fleet', data: fleet.list() }]);

    const changed = [modelService({ name: 'new' })];
    fleet.change({ changed, removed: ['gone'] });
    expect(response.events()).toEqual([
      {
        event: 'change',
        data: { changed, removed: [], clusters: [clusterState()] },
      },
    ]);
  });

  it('serves all viewers from one subscription', async () => {
    const { fleet, open, streams } = setup();
    await open();
    const second = await open();
    expect(streams.size).toBe(2);
    expect(fleet.listeners.size).toBe(1);

    second.end();
    expect(streams.size).toBe(1);
  });

  it('sends nothing to a caller who is not allowed', async () => {
    const { open, streams } = setup(
      jest.fn(async () => {
        throw new NotAllowedError('no');
      }),
    );
    await expect(open()).rejects.toThrow('no');
    expect(streams.size).toBe(0);
  });

  it('forgets a caller who left before the answer', async () => {
    const { streams } = setup();
    const response = new FakeResponse();
    response.closed = true;
    await streams.open(response as unknown as Response, mockCredentials.user());
    expect(streams.size).toBe(0);
    expect(response.written).toBe('');
  });

  it('merges what a slow reader misses, and sends it when it goes on', async () => {
    const { fleet, open } = setup();
    const response = await open();
    response.events();
    response.writableNeedDrain = true;
    fleet.change({ changed: [modelService({ name: 'a', mode: '1' })] });
    fleet.change({ changed: [modelService({ name: 'a', mode: '2' })] });
    expect(response.written).toBe('');

    response.drain();
    expect(response.events()).toEqual([
      {
        event: 'change',
        data: expect.objectContaining({
          changed: [modelService({ name: 'a', mode: '2' })],
        }),
      },
    ]);
  });

  it('drops a reader who takes nothing for two heartbeats, and only that one', async () => {
    const { open, tick, streams } = setup();
    const stuck = await open();
    const quick = await open();
    stuck.writableNeedDrain = true;
    await tick();
    expect(stuck.isDestroyed).toBe(false);
    await tick();
    expect(stuck.isDestroyed).toBe(true);
    expect(quick.isDestroyed).toBe(false);
    expect(streams.size).toBe(1);
  });

  it('counts heartbeats without a taker only while they follow each other', async () => {
    const { open, tick } = setup();
    const response = await open();
    for (let i = 0; i < 3; i++) {
      response.writableNeedDrain = true;
      await tick();
      response.drain();
      await tick();
    }
    expect(response.isDestroyed).toBe(false);
  });

  it('sends heartbeats as comments', async () => {
    const { open, tick } = setup();
    const response = await open();
    response.events();
    await tick();
    expect(response.written).toBe(': heartbeat\n\n');
  });

  it('ends when the credentials expire', async () => {
    const { open, tick, clock } = setup();
    const response = await open({
      ...mockCredentials.user(),
      expiresAt: new Date('2026-01-01T01:00:00Z'),
    });
    await tick();
    expect(response.closed).toBe(false);
    clock.now = new Date('2026-01-01T01:00:00Z');
    await tick();
    expect(response.closed).toBe(true);
  });

  it('takes back what the policy allows no longer', async () => {
    const authorize = jest.fn(async () => all);
    const { open, tick } = setup(authorize);
    const response = await open();
    await tick(20);
    expect(response.events()).toHaveLength(1);

    authorize.mockResolvedValue(none);
    await tick(20);
    expect(response.events()).toEqual([
      { event: 'fleet', data: expect.objectContaining({ items: [] }) },
    ]);
  });

  it('ends when the policy allows nothing any more, or cannot be asked', async () => {
    const authorize = jest.fn(async () => all);
    const { open, tick } = setup(authorize);
    const response = await open();
    authorize.mockRejectedValue(new NotAllowedError('no'));
    await tick(20);
    expect(response.closed).toBe(true);
  });

  it('ends every stream and every subscription on shutdown', async () => {
    const { fleet, open, streams, tick } = setup();
    const response = await open();
    response.events();
    streams.stop();
    fleet.change({ changed: [modelService({ name: 'late' })] });
    await tick();
    expect(response.closed).toBe(true);
    expect(response.written).toBe('');
    expect(fleet.listeners.size).toBe(0);
  });
});
