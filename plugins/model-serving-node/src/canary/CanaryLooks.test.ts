import {
  type CanaryPolicy,
  type CanaryTarget,
  DEFAULT_POLICY,
  type Observation,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { CanaryLooks, type CanaryLooksOptions } from './CanaryLooks';
import { readCanaryMemory } from './CanaryMemory';

const MINUTE = 60_000;
const BEGAN = Date.parse('2026-11-21T12:00:00Z');

function target(percent = 20, canary = 'v2', began = BEGAN): CanaryTarget {
  const revision = (name: string, share: number, createdAt: number) => ({
    name,
    modelVersion: unknown('none'),
    storageUri: unknown('none'),
    replicas: { wanted: 1, ready: 1 },
    accelerators: [],
    pods: [{ createdAt: new Date(createdAt).toISOString() }],
    traffic: {
      declared: { percent: share, source: 'spec' },
      programmed: { percent: share, source: 'route' },
      observed: unknown('not yet'),
    },
  });
  return {
    service: {
      id: 'west/fraud/inferenceservice/scorer',
      name: 'scorer',
      namespace: 'fraud',
      cluster: 'west',
      kind: 'InferenceService',
    },
    stable: revision('v1', 100 - percent, 0),
    canary: revision(canary, percent, began),
  } as unknown as CanaryTarget;
}

function setUp(
  hasHistory = true,
  { memory, at = BEGAN + 10 * MINUTE }: { memory?: unknown; at?: number } = {},
) {
  let time = at;
  const observe = jest.fn<
    ReturnType<CanaryLooksOptions['observe']>,
    Parameters<CanaryLooksOptions['observe']>
  >(async (_, { from, to }) => ({
    observations: from < to ? [counted(from, to)] : [],
    sources: [],
    missing: {},
  }));
  const looks = new CanaryLooks({
    now: () => new Date(time),
    hasHistory,
    observe,
    memory: readCanaryMemory(memory),
  });
  const windows = () =>
    observe.mock.calls.map(([, { from, to }]) => [from - BEGAN, to - BEGAN]);
  const pass = (ms: number) => {
    time += ms;
  };
  return { looks, observe, windows, pass };
}

function counted(from: number, to: number): Observation {
  const side = { requests: 50, errors: 0 };
  return { from, to, errors: { canary: side, stable: side } };
}

const requests = async (
  looks: CanaryLooks,
  policy: CanaryPolicy = DEFAULT_POLICY,
  of = target(),
) => (await looks.look({ target: of, policy })).canary.requests;

describe('CanaryLooks', () => {
  it('begins with the canary where metrics reach back, and goes on from look to look', async () => {
    const { looks, windows, pass } = setUp();
    expect(await requests(looks)).toBe(50);
    pass(MINUTE);
    expect(await requests(looks)).toBe(100);
    expect(windows()).toEqual([
      [0, 10 * MINUTE],
      [10 * MINUTE, 11 * MINUTE],
    ]);
  });

  it('begins with the first look where they do not', async () => {
    const { looks, windows } = setUp(false);
    await looks.look({ target: target(), policy: DEFAULT_POLICY });
    expect(windows()).toEqual([[10 * MINUTE, 10 * MINUTE]]);
  });

  it.each<[string, CanaryPolicy, CanaryTarget]>([
    ['another canary', DEFAULT_POLICY, target(20, 'v3')],
    ['another policy', { ...DEFAULT_POLICY, errorBudget: 0.5 }, target()],
  ])('begins anew with %s', async (_, policy, of) => {
    const { looks, pass } = setUp();
    await requests(looks);
    pass(MINUTE);
    expect(await requests(looks, policy, of)).toBe(50);
  });

  it('goes on when pods are replaced, whatever that does to the burn-in', async () => {
    const { looks, pass } = setUp();
    await requests(looks);
    pass(MINUTE);
    const replaced = target(20, 'v2', BEGAN + 10 * MINUTE);
    expect(await requests(looks, DEFAULT_POLICY, replaced)).toBe(100);
  });

  it('knows since when weights are as they are only since it saw them', async () => {
    const { looks, observe, pass } = setUp();
    await looks.look({ target: target(20), policy: DEFAULT_POLICY });
    pass(MINUTE);
    await looks.look({ target: target(20), policy: DEFAULT_POLICY });
    pass(MINUTE);
    await looks.look({ target: target(50), policy: DEFAULT_POLICY });
    expect(
      observe.mock.calls.map(([, { sharesSince = 0 }]) => sharesSince - BEGAN),
    ).toEqual([10 * MINUTE, 10 * MINUTE, 12 * MINUTE]);
  });

  it('keeps what it has when a look fails', async () => {
    const { looks, observe, pass } = setUp();
    await requests(looks);
    pass(MINUTE);
    observe.mockRejectedValueOnce(new Error('no answer'));
    await expect(requests(looks)).rejects.toThrow('no answer');
    expect(await requests(looks)).toBe(100);
  });

  describe('whose memory was kept', () => {
    const request = { target: target(), policy: DEFAULT_POLICY };

    async function keptAfter(hasHistory = true) {
      const { looks } = setUp(hasHistory);
      await looks.look(request);
      return JSON.parse(JSON.stringify(looks.memory));
    }

    it('goes on where it was, however long nobody looked', async () => {
      const memory = await keptAfter();
      const at = BEGAN + 90 * MINUTE;
      const { looks, windows } = setUp(true, { memory, at });
      expect((await looks.look(request)).canary.requests).toBe(100);
      expect(windows()).toEqual([[10 * MINUTE, 90 * MINUTE]]);
    });

    it('asks for no time that ends before it begins where this clock is behind', async () => {
      const memory = await keptAfter();
      const { looks, windows } = setUp(true, { memory, at: BEGAN });
      await looks.look(request);
      expect(windows()).toEqual([[10 * MINUTE, 10 * MINUTE]]);
    });

    it('goes on although the burn-in was over when watching began', async () => {
      const memory = await keptAfter(false);
      const { looks } = setUp(false, { memory, at: BEGAN + 11 * MINUTE });
      const { since } = await looks.look(request);
      expect(Date.parse(since)).toBe(BEGAN + 10 * MINUTE);
    });

    it.each([
      ['goes on', 1, 10],
      ['is forgotten after too long', 6, 16],
    ])(
      'knows since when weights are as they are: that %s',
      async (_, minutes, since) => {
        const memory = await keptAfter();
        const at = BEGAN + (10 + minutes) * MINUTE;
        const { looks, observe } = setUp(true, { memory, at });
        await looks.look(request);
        expect(observe.mock.calls[0]?.[1].sharesSince).toBe(
          BEGAN + since * MINUTE,
        );
      },
    );

    it.each([[undefined], [5], [{}], [{ watch: { service: 'a' } }]])(
      'is none if it is %j',
      value => {
        expect(readCanaryMemory(value)).toBeUndefined();
      },
    );
  });
});
