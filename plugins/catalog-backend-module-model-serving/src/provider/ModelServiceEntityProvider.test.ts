import type { Gap, ModelService } from '@modeldeck/plugin-model-serving-common';
import { modelService, serviceList } from '../__testUtils__/modelServices';
import { providerOn } from '../__testUtils__/providerOn';

const a = modelService({ name: 'a' });
const b = modelService({ name: 'b' });
const elsewhere = modelService({ name: 'a', cluster: 'east' });
const forbidden: Gap = {
  resource: 'inferenceservices.serving.kserve.io',
  state: 'forbidden',
  reason: 'user "viewer" may not list it',
  consequence: 'services are missing',
};

const setup = (held: ModelService[] = []) =>
  providerOn({ services: [a, b], held });

describe('ModelServiceEntityProvider', () => {
  it('gives every service as a valid entity with where it comes from', async () => {
    const { readAll, catalog, inCatalog } = await setup();
    await readAll();
    expect(inCatalog()).toEqual([a.id, b.id]);
    const [mutation] = catalog.applyMutation.mock.calls[0]!;
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
        { locationKey: 'model-serving:west', entity: { kind: 'API' } },
        { entity: { kind: 'Component' } },
        { entity: { kind: 'API' } },
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
    const { readAll, change, mutations, services } = await setup();
    await readAll();
    const failed = {
      ...a,
      health: { status: 'failed' as const, reason: 'X', message: 'x' },
      observedAt: '2026-01-02T00:00:00.000Z',
    };
    services.mockResolvedValue(serviceList([failed, b]));
    expect(await mutations(readAll)).toEqual([]);
    expect(
      await mutations(() => change({ changed: [failed], removed: [] })),
    ).toEqual([]);
  });

  it('gives one delta for one service that is new, changed or gone', async () => {
    const { readAll, change, mutations, inCatalog, catalog } = await setup();
    await readAll();
    const c = modelService({ name: 'c' });
    expect(
      await mutations(() => change({ changed: [c], removed: [] })),
    ).toEqual(['delta']);
    expect(inCatalog()).toEqual([a.id, b.id, c.id]);

    const given = { ...a, owner: 'search' };
    await change({ changed: [given], removed: [] });
    expect(catalog.applyMutation.mock.lastCall?.[0]).toMatchObject({
      added: [
        { entity: { kind: 'Component', spec: { owner: 'search' } } },
        { entity: { kind: 'API', spec: { owner: 'search' } } },
      ],
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
    const { readAll, mutations, inCatalog, services } = await setup([a]);
    services.mockResolvedValue(serviceList([], state));
    expect(await mutations(readAll)).toEqual([]);

    services.mockResolvedValue(serviceList([a, b]));
    await readAll();
    services.mockResolvedValue(serviceList([], state));
    expect(await mutations(readAll)).toEqual([]);
    expect(inCatalog()).toEqual([a.id, b.id]);
  });

  it('deletes nothing that a list which failed may hide', async () => {
    const { readAll, inCatalog, services } = await setup();
    await readAll();
    services.mockResolvedValue(serviceList([a], { gaps: [forbidden] }));
    await readAll();
    expect(inCatalog()).toEqual([a.id, b.id]);
  });

  it('deletes what is gone once the lists are whole again', async () => {
    const old = modelService({ name: 'old' });
    const { readAll, inCatalog, services } = await setup([old]);
    services.mockResolvedValue(serviceList([a], { gaps: [forbidden] }));
    await readAll();
    expect(inCatalog()).toEqual([a.id, old.id]);

    services.mockResolvedValue(serviceList([a]));
    await readAll();
    expect(inCatalog()).toEqual([a.id]);
  });

  it('takes a change as the sign to read all, when the lists are whole for the first time', async () => {
    const old = modelService({ name: 'old' });
    const { readAll, change, inCatalog, services } = await setup([old]);
    services.mockResolvedValue(serviceList([a], { gaps: [forbidden] }));
    await readAll();
    await change({ changed: [b], removed: [] }, [forbidden]);
    expect(inCatalog()).toEqual([a.id, b.id, old.id]);

    services.mockResolvedValue(serviceList([a, b]));
    await change({ changed: [b], removed: [] });
    expect(inCatalog()).toEqual([a.id, b.id]);
  });

  it('takes a change as the sign to read all, when nothing was read before', async () => {
    const { change, mutations, inCatalog } = await setup();
    expect(
      await mutations(() => change({ changed: [a], removed: [] })),
    ).toEqual(['full']);
    expect(inCatalog()).toEqual([a.id, b.id]);
  });

  it('tries a mutation again that failed', async () => {
    const { readAll, catalog, inCatalog, logger } = await setup();
    catalog.applyMutation.mockRejectedValueOnce(
      new Error('database is locked'),
    );
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
    const { readAll, change, inCatalog, services } = await setup();
    await readAll();
    let answer = (_: ReturnType<typeof serviceList>) => {};
    services.mockImplementationOnce(
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
