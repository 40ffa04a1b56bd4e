import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import type { Gap, ModelService } from '@modeldeck/plugin-model-serving-common';
import { modelService, serviceList } from '../__fixtures__/modelServices';
import { ModelServiceEntityProvider } from './ModelServiceEntityProvider';

const a = modelService({ name: 'a' });
const b = modelService({ name: 'b' });
const elsewhere = modelService({ name: 'a', cluster: 'east' });
const forbidden: Gap = {
  resource: 'inferenceservices.serving.kserve.io',
  state: 'forbidden',
  reason: 'user "viewer" may not list it',
  consequence: 'services are missing',
};

/** What the catalogue holds of a provider after its mutations, by service id. */
function apply(held: Set<unknown>, mutation: EntityProviderMutation) {
  const idOf = (item: object) =>
    'entity' in item
      ? (item as { entity: { metadata: { annotations: object } } }).entity
          .metadata.annotations['modeldeck.io/service-id' as never]
      : item;
  if (mutation.type === 'full') {
    held.clear();
    mutation.entities.forEach(item => held.add(idOf(item)));
  } else {
    mutation.removed.forEach(item => held.delete(idOf(item)));
    mutation.added.forEach(item => held.add(idOf(item)));
  }
}

async function setup(held: ModelService[] = []) {
  const fetchModelServices = jest.fn(async () => serviceList([a, b]));
  const events = mockServices.events.mock();
  const logger = mockServices.logger.mock();
  const runner = { run: jest.fn() };
  const provider = new ModelServiceEntityProvider({
    cluster: 'west',
    fetchModelServices,
    events,
    logger,
    runner,
  });
  const inCatalog = new Set<unknown>(held.map(({ id }) => id));
  const applyMutation = jest.fn(async (mutation: EntityProviderMutation) =>
    apply(inCatalog, mutation),
  );
  await provider.connect({ applyMutation, refresh: jest.fn() });
  const readAll = (): Promise<void> => runner.run.mock.calls[0][0].fn();
  const change = (eventPayload: unknown): Promise<void> =>
    events.subscribe.mock.calls[0]![0].onEvent({
      topic: 'model-serving.services',
      eventPayload,
    });
  /** How many mutations came of it. */
  const mutations = async (act: () => Promise<void>) => {
    const before = applyMutation.mock.calls.length;
    await act();
    return applyMutation.mock.calls.slice(before).map(([{ type }]) => type);
  };
  return {
    applyMutation,
    change,
    fetchModelServices,
    inCatalog: () => [...inCatalog].sort(),
    logger,
    mutations,
    readAll,
  };
}

describe('ModelServiceEntityProvider', () => {
  it('gives every service as a valid entity with where it comes from', async () => {
    const { readAll, applyMutation, inCatalog } = await setup();
    await readAll();
    expect(inCatalog()).toEqual([a.id, b.id]);
    const [mutation] = applyMutation.mock.calls[0]!;
    expect(mutation).toMatchObject({
      type: 'full',
      entities: [
        {
          locationKey: 'model-serving:west',
          entity: {
            kind: 'Component',
            metadata: {
              annotations: {
                'backstage.io/managed-by-location': `model-serving:${a.id}`,
                'backstage.io/managed-by-origin-location': `model-serving:${a.id}`,
              },
            },
            spec: { type: 'model-service' },
          },
        },
        {},
      ],
    });
  });

  it('changes nothing for a fleet that did not change', async () => {
    const { readAll, change, mutations } = await setup();
    await readAll();
    expect(await mutations(readAll)).toEqual([]);
    expect(
      await mutations(() => change({ changed: [a], removed: [] })),
    ).toEqual([]);
  });

  it('changes nothing when only the state of a service changed', async () => {
    const { readAll, change, mutations, fetchModelServices } = await setup();
    await readAll();
    const failed = {
      ...a,
      health: { status: 'failed' as const, reason: 'X', message: 'x' },
      observedAt: '2026-01-02T00:00:00.000Z',
    };
    fetchModelServices.mockResolvedValue(serviceList([failed, b]));
    expect(await mutations(readAll)).toEqual([]);
    expect(
      await mutations(() => change({ changed: [failed], removed: [] })),
    ).toEqual([]);
  });

  it('gives one delta for one service that is new, changed or gone', async () => {
    const { readAll, change, mutations, inCatalog, applyMutation } =
      await setup();
    await readAll();
    const c = modelService({ name: 'c' });
    expect(
      await mutations(() => change({ changed: [c], removed: [] })),
    ).toEqual(['delta']);
    expect(inCatalog()).toEqual([a.id, b.id, c.id]);

    const given = { ...a, owner: 'search' };
    await change({ changed: [given], removed: [] });
    expect(applyMutation.mock.lastCall?.[0]).toMatchObject({
      added: [{ entity: { spec: { owner: expect.stringMatching('search') } } }],
      removed: [],
    });

    expect(
      await mutations(() => change({ changed: [], removed: [b.id, 'x'] })),
    ).toEqual(['delta']);
    expect(inCatalog()).toEqual([a.id, c.id]);
  });

  it('leaves the other clusters alone', async () => {
    const { readAll, change, mutations } = await setup();
    await readAll();
    expect(
      await mutations(() =>
        change({ changed: [elsewhere], removed: ['east/x/y/z'] }),
      ),
    ).toEqual([]);
  });

  it.each([
    ['unreachable', { reachable: false, error: 'connection refused' }],
    ['stale', { staleSince: '2026-01-01T00:00:00Z' }],
    ['not the one asked for', { name: 'east' }],
  ])('deletes nothing while the cluster is %s', async (_, state) => {
    const { readAll, mutations, inCatalog, fetchModelServices } = await setup([
      a,
    ]);
    fetchModelServices.mockResolvedValue(serviceList([], state));
    expect(await mutations(readAll)).toEqual([]);

    fetchModelServices.mockResolvedValue(serviceList([a, b]));
    await readAll();
    fetchModelServices.mockResolvedValue(serviceList([], state));
    expect(await mutations(readAll)).toEqual([]);
    expect(inCatalog()).toEqual([a.id, b.id]);
  });

  it('deletes nothing that a list which failed may hide', async () => {
    const { readAll, inCatalog, fetchModelServices } = await setup();
    await readAll();
    fetchModelServices.mockResolvedValue(
      serviceList([a], { gaps: [forbidden] }),
    );
    await readAll();
    expect(inCatalog()).toEqual([a.id, b.id]);
  });

  it('deletes what is gone once the lists are whole again', async () => {
    const old = modelService({ name: 'old' });
    const { readAll, inCatalog, fetchModelServices } = await setup([old]);
    fetchModelServices.mockResolvedValue(
      serviceList([a], { gaps: [forbidden] }),
    );
    await readAll();
    expect(inCatalog()).toEqual([a.id, old.id]);

    fetchModelServices.mockResolvedValue(serviceList([a]));
    await readAll();
    expect(inCatalog()).toEqual([a.id]);
  });

  it('takes a change as the sign to read all, when nothing was read before', async () => {
    const { change, mutations, inCatalog } = await setup();
    expect(
      await mutations(() => change({ changed: [a], removed: [] })),
    ).toEqual(['full']);
    expect(inCatalog()).toEqual([a.id, b.id]);
  });

  it('tries a mutation again that failed', async () => {
    const { readAll, applyMutation, inCatalog, logger } = await setup();
    applyMutation.mockRejectedValueOnce(new Error('database is locked'));
    await readAll();
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('database is locked'),
    );
    await readAll();
    expect(inCatalog()).toEqual([a.id, b.id]);
  });

  it.each([undefined, {}, { changed: [{ id: 'x' }], removed: [] }])(
    'refuses %j as an event, and goes on',
    async payload => {
      const { readAll, change, mutations, logger } = await setup();
      await readAll();
      expect(await mutations(() => change(payload))).toEqual([]);
      expect(logger.warn).toHaveBeenCalledTimes(1);
      expect(
        await mutations(() => change({ changed: [], removed: [a.id] })),
      ).toEqual(['delta']);
    },
  );

  it('does not write a read over a change that came while it was under way', async () => {
    const { readAll, change, inCatalog, fetchModelServices } = await setup();
    await readAll();
    let answer = (_: ReturnType<typeof serviceList>) => {};
    fetchModelServices.mockImplementationOnce(
      () =>
        new Promise(resolve => {
          answer = resolve;
        }),
    );
    const read = readAll();
    const changed = change({ changed: [], removed: [b.id] });
    await Promise.resolve();
    answer(serviceList([a, b]));
    await Promise.all([read, changed]);
    expect(inCatalog()).toEqual([a.id]);
  });
});

describe('ModelServiceEntityProvider.fromConfig', () => {
  it('makes a provider for each cluster, with a name of its own', () => {
    const providers = ModelServiceEntityProvider.fromConfig(
      new ConfigReader({
        modelServing: { clusters: [{ name: 'west' }, { name: 'east' }] },
      }),
      {
        auth: mockServices.auth(),
        discovery: mockServices.discovery(),
        events: mockServices.events.mock(),
        logger: mockServices.logger.mock(),
        scheduler: mockServices.scheduler.mock(),
      },
    );
    expect(providers.map(provider => provider.getProviderName())).toEqual([
      'model-serving:west',
      'model-serving:east',
    ]);
  });
});
