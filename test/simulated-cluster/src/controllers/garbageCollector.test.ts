import type { Manifest, OwnerReference } from '../json/KubeObject';
import { SimulatedCluster } from '../SimulatedCluster';
import { clientOf } from '../client/clientOf';

const CONFIG_MAPS = '/api/v1/namespaces/team/configmaps';

function owner(name: string): OwnerReference {
  return { apiVersion: 'v1', kind: 'ConfigMap', name, uid: `uid-${name}` };
}

function configMap(name: string, ...owners: OwnerReference[]): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name,
      namespace: 'team',
      uid: `uid-${name}`,
      ownerReferences: owners,
    },
  };
}

describe('the garbage collector', () => {
  let cluster: SimulatedCluster;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start({ controllers: true });
  });
  afterEach(() => cluster.stop());

  async function leftAfterRemovalOf(...names: string[]): Promise<string[]> {
    await cluster.settle();
    for (const name of names) {
      await cluster.remove({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        namespace: 'team',
        name,
      });
    }
    await cluster.settle();
    const { body } = await clientOf(cluster).call(CONFIG_MAPS);
    return (body.items as Manifest[]).map(({ metadata }) => metadata.name);
  }

  it('follows ownership down to the last', async () => {
    await cluster.apply([
      configMap('top'),
      configMap('middle', owner('top')),
      configMap('bottom', owner('middle')),
      configMap('alone'),
    ]);
    expect(await leftAfterRemovalOf('top')).toEqual(['alone']);
  });

  it('leaves what somebody else still owns', async () => {
    await cluster.apply([
      configMap('one'),
      configMap('two'),
      configMap('shared', owner('one'), owner('two')),
    ]);
    expect(await leftAfterRemovalOf('one')).toEqual(['shared', 'two']);
    expect(await leftAfterRemovalOf('two')).toEqual([]);
  });

  it('leaves what names an owner that never was', async () => {
    await cluster.apply([configMap('top'), configMap('odd', owner('never'))]);
    expect(await leftAfterRemovalOf('top')).toEqual(['odd']);
  });
});
