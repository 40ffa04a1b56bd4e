import type { Gap } from '@modeldeck/plugin-model-serving-common';
import {
  gpuPool,
  modelService,
  poolList,
  revision,
} from '../__testUtils__/modelServices';
import { providerOn } from '../__testUtils__/providerOn';

const forbidden: Gap = {
  resource: 'inferenceservices.serving.kserve.io',
  state: 'forbidden',
  reason: 'user "viewer" may not list it',
  consequence: 'services are missing',
};

describe('ModelServiceEntityProvider tells what a service depends on', () => {
  const gpus = modelService({ name: 'a', revisions: [revision()] });
  const POOL = expect.stringMatching(/^resource:default\/west\.gpu-pool\.t4-/);
  const MODEL = expect.stringMatching(/^resource:default\/s3-models-scorer-/);

  async function withPools() {
    const context = await providerOn({ services: [gpus] });
    context.gpuPools.mockResolvedValue(poolList([gpuPool('t4', ['gpu-1'])]));
    await context.readAll();
    return context;
  }

  it('by the models it serves and the pools its pods run in', async () => {
    const { dependsOn, catalog } = await withPools();
    expect(dependsOn()).toEqual([MODEL, POOL]);
    expect(catalog.entities('Resource')).toMatchObject([
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
    const { change, mutations, readAll, dependsOn, gpuPools, catalog } =
      await withPools();
    const changed = [{ ...gpus, revisions: [revision({ pods: [] })] }];
    expect(await mutations(() => change({ changed, removed: [] }))).toEqual([]);
    // Now the autoscaler takes the pool's last node away.
    gpuPools.mockResolvedValue(poolList([]));
    expect(await mutations(readAll)).toEqual([]);
    expect(dependsOn()).toEqual([MODEL, POOL]);
    expect(catalog.entities('Resource')).toHaveLength(1);
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
