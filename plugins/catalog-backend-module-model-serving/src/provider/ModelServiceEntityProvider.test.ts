import { mockServices } from '@backstage/backend-test-utils';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import {
  DEFAULT_CATALOG_OPTIONS,
  type Gap,
  GPU_POOLS_TOPIC,
  MODEL_SERVICES_TOPIC,
  type ModelService,
  modelServiceEntity,
} from '@modeldeck/plugin-model-serving-common';
import {
  gpuPool,
  modelService,
  poolList,
  revision,
  serviceList,
} from '../__fixtures__/modelServices';
import { AiModelEntityProvider } from './AiModelEntityProvider';
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

/** What the catalogue holds of a provider after its mutations, by entity reference. */
function apply(held: Map<string, Entity>, mutation: EntityProviderMutation) {
  const put = (entities: Array<{ entity: Entity }>) =>
    entities.forEach(({ entity }) =>
      held.set(stringifyEntityRef(entity), entity),
    );
  if (mutation.type === 'full') {
    held.clear();
    put(mutation.entities);
  } else {
    for (const removed of mutation.removed) {
      held.delete(
        'entity' in removed
          ? stringifyEntityRef(removed.entity)
          : removed.entityRef,
      );
    }
    put(mutation.added);
  }
}

const idOf = (entity: Entity) =>
  entity.metadata.annotations?.['modeldeck.io/service-id'];

async function setup(held: ModelService[] = []) {
  const services = jest.fn(async () => serviceList([a, b]));
  const gpuPools = jest.fn(async () => poolList([]));
  const events = mockServices.events.mock();
  const logger = mockServices.logger.mock();
  const runner = { run: jest.fn() };
  const common = { catalogOptions: DEFAULT_CATALOG_OPTIONS, logger };
  const models = new AiModelEntityProvider({ clusters: ['west'], ...common });
  const provider = new ModelServiceEntityProvider({
    cluster: 'west',
    reader: { services, gpuPools },
    models,
    events,
    runner,
    ...common,
  });
  const inCatalog = new Map(
    held.map(service => {
      const entity = modelServiceEntity(service);
      return [stringifyEntityRef(entity), entity as Entity];
    }),
  );
  const applyMutation = jest.fn(async (mutation: EntityProviderMutation) =>
    apply(inCatalog, mutation),
  );
  await provider.connect({ applyMutation, refresh: jest.fn() });
  const readAll = (): Promise<void> => runner.run.mock.calls[0][0].fn();
  const event = (topic: string, eventPayload: unknown): Promise<void> =>
    events.subscribe.mock.calls[0]![0].onEvent({ topic, eventPayload });
  const change = (payload: object | undefined, gaps: Gap[] = []) =>
    event(
      MODEL_SERVICES_TOPIC,
      payload && { clusters: serviceList([], { gaps }).clusters, ...payload },
    );
  /** How many mutations came of it. */
  const mutations = async (act: () => Promise<void>) => {
    const before = applyMutation.mock.calls.length;
    await act();
    return applyMutation.mock.calls.slice(before).map(([{ type }]) => type);
  };
  const entities = (kind: string) =>
    [...inCatalog.values()].filter(entity => entity.kind === kind);
  return {
    applyMutation,
    change,
    changePools: (cluster = 'west') => event(GPU_POOLS_TOPIC, { cluster }),
    entities,
    /** ids of the services that have a Component */
    inCatalog: () => entities('Component').map(idOf).sort(),
    dependsOn: () =>
      entities('Component').flatMap(({ spec }) => spec?.dependsOn ?? []),
    gpuPools,
    logger,
    mutations,
    readAll,
    services,
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

  describe('tells what a service depends on', () => {
    const gpus = modelService({ name: 'a', revisions: [revision()] });
    const POOL = expect.stringMatching(
      /^resource:default\/west\.gpu-pool\.t4-/,
    );
    const MODEL = expect.stringMatching(/^resource:default\/s3-models-scorer-/);

    async function withPools() {
      const context = await setup();
      context.services.mockResolvedValue(serviceList([gpus]));
      context.gpuPools.mockResolvedValue(poolList([gpuPool('t4', ['gpu-1'])]));
      await context.readAll();
      return context;
    }

    it('by the models it serves and the pools its pods run in', async () => {
      const { dependsOn, entities } = await withPools();
      expect(dependsOn()).toEqual([MODEL, POOL]);
      expect(entities('Resource')).toMatchObject([
        { metadata: { title: 't4' }, spec: { type: 'gpu-pool' } },
      ]);
    });

    it('by one delta when another version is served', async () => {
      const { change, mutations, dependsOn } = await withPools();
      const canary = revision({
        name: 'scorer-2',
        role: 'canary',
        modelVersion: '2',
        storageUri: 's3://models/scorer-v2',
      });
      const changed = [{ ...gpus, revisions: [revision(), canary] }];
      expect(await mutations(() => change({ changed, removed: [] }))).toEqual([
        'delta',
      ]);
      expect(dependsOn()).toHaveLength(3);
    });

    it('by the last known pool while it is scaled to zero', async () => {
      const { change, mutations, readAll, dependsOn, gpuPools, entities } =
        await withPools();
      const changed = [{ ...gpus, revisions: [revision({ pods: [] })] }];
      expect(await mutations(() => change({ changed, removed: [] }))).toEqual(
        [],
      );
      // Now the autoscaler takes the pool's last node away.
      gpuPools.mockResolvedValue(poolList([]));
      expect(await mutations(readAll)).toEqual([]);
      expect(dependsOn()).toEqual([MODEL, POOL]);
      expect(entities('Resource')).toHaveLength(1);
    });

    it('by no pool once its pods hold no accelerators any more', async () => {
      const { change, dependsOn } = await withPools();
      const [pod] = revision().pods;
      const pods = [{ ...pod!, accelerators: [] }];
      const changed = [{ ...gpus, revisions: [revision({ pods })] }];
      await change({ changed, removed: [] });
      expect(dependsOn()).toEqual([MODEL]);
    });

    it('by what was known while a list of its parts cannot be read', async () => {
      const { change, mutations } = await withPools();
      const unread = { unknown: 'revisions cannot be listed' };
      const changed = [
        {
          ...gpus,
          revisions: [],
          model: { ...gpus.model, storageUri: unread },
        },
      ];
      const gap = { ...forbidden, resource: 'pods' };
      expect(
        await mutations(() => change({ changed, removed: [] }, [gap])),
      ).toEqual([]);
    });

    it('by another pool when its node is put into one', async () => {
      const { changePools, mutations, dependsOn, gpuPools } = await withPools();
      expect(await mutations(changePools)).toEqual([]);
      gpuPools.mockResolvedValue(poolList([gpuPool('l4', ['gpu-1'])]));
      expect(await mutations(() => changePools('east'))).toEqual([]);
      expect(await mutations(changePools)).toEqual(['delta']);
      expect(dependsOn()).toEqual([
        MODEL,
        expect.stringMatching(/west\.gpu-pool\.l4-/),
      ]);
    });

    it.each([
      ['the nodes cannot be read', poolList([], { gaps: [forbidden] })],
      ['the cluster cannot be reached', poolList([], { reachable: false })],
    ])('by the same pools while %s', async (_, answer) => {
      const { changePools, readAll, mutations, gpuPools } = await withPools();
      gpuPools.mockResolvedValue(answer);
      expect(await mutations(changePools)).toEqual([]);
      expect(await mutations(readAll)).toEqual([]);
    });

    it('and keeps the pools as they were when they cannot be asked for', async () => {
      const { readAll, mutations, gpuPools, logger } = await withPools();
      gpuPools.mockRejectedValue(new Error('404'));
      expect(await mutations(readAll)).toEqual([]);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('GPU pools'),
      );
    });
  });
});
