import type { ReadState } from '../../NamespaceObjects';
import { namespaceOf } from '../../testing/namespaceOf';
import {
  rawModel,
  rawServer,
  rawServerConfig,
  rawServerPod,
} from '../testing/seldonV2Fixtures';
import { capabilitiesOf } from './capabilities';
import { serverComponent } from './serverComponent';
import { SERVERS } from './seldonServer';

const forbidden: ReadState = { state: 'forbidden', reason: 'no' };

const gpuServer = (replicas: number) =>
  rawServer('mlserver', {
    replicas,
    podSpec: {
      containers: [
        {
          name: 'mlserver',
          resources: { limits: { 'nvidia.com/gpu': 2, cpu: 4 } },
        },
      ],
    },
  });

describe('a Server beside a Model', () => {
  it('has its pods, and what they hold', () => {
    expect(
      serverComponent(
        'mlserver',
        namespaceOf([gpuServer(1), rawServerPod('mlserver', { gpus: 2 })]),
      ),
    ).toMatchObject({
      name: 'mlserver',
      kind: 'server',
      replicas: { wanted: 1, ready: 1 },
      pods: [{ name: 'mlserver-0', ready: true }],
      accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
      sharedBy: [],
    });
  });

  it('holds what its spec asks for where pods cannot be read', () => {
    const { accelerators, pods } = serverComponent(
      'mlserver',
      namespaceOf([gpuServer(3), rawServerPod('mlserver', { gpus: 2 })], {
        states: { pods: forbidden },
      }),
    );
    expect(pods).toEqual([]);
    expect(accelerators).toEqual([{ resource: 'nvidia.com/gpu', count: 6 }]);
  });

  it('is told of by its pods where it could not be read itself', () => {
    const { replicas } = serverComponent(
      'mlserver',
      namespaceOf([rawServerPod('mlserver')], {
        states: { 'servers.mlops.seldon.io': forbidden },
      }),
    );
    expect(replicas).toEqual({
      wanted: { unknown: 'servers.mlops.seldon.io: no' },
      ready: 1,
    });
  });

  it('names all that share it, in the order of their names', () => {
    const models = ['c', 'a', 'b'].map(name => rawModel(name));
    const { sharedBy } = serverComponent('mlserver', namespaceOf(models));
    expect(sharedBy).toEqual(
      ['a', 'b', 'c'].map(name => `simulated/team/model/${name}`),
    );
  });
});

it('a Server without a number of replicas has its minimum, or one', () => {
  const wanted = (spec: object) =>
    serverComponent('mlserver', namespaceOf([rawServer('mlserver', spec)]))
      .replicas.wanted;
  expect(wanted({ replicas: undefined })).toBe(1);
  expect(wanted({ replicas: undefined, minReplicas: 2 })).toBe(2);
});

describe('a Server of many Models', () => {
  it('names the first, and counts the others', () => {
    const models = Array.from({ length: 500 }, (_, i) => rawModel(`m${i}`));
    const { sharedBy, sharedByOmitted } = serverComponent(
      'mlserver',
      namespaceOf(models),
    );
    expect([sharedBy.length, sharedByOmitted]).toEqual([12, 488]);
  });
});

describe('the capabilities of a Server', () => {
  const CONFIG = rawServerConfig('mlserver', 'sklearn,xgboost');

  it.each<[string, object, object[], unknown]>([
    ['its configuration’s', {}, [CONFIG], ['sklearn', 'xgboost']],
    [
      'with extra ones',
      { extraCapabilities: ['gpu'] },
      [CONFIG],
      ['sklearn', 'xgboost', 'gpu'],
    ],
    [
      'its own instead',
      { capabilities: ['own'], extraCapabilities: ['gpu'] },
      [CONFIG],
      ['own'],
    ],
    [
      'not known without it',
      {},
      [],
      { unknown: 'ServerConfig "mlserver" is not in this namespace' },
    ],
  ])('are %s', (_, spec, others, capabilities) => {
    const server = rawServer('a', spec);
    expect(
      capabilitiesOf(SERVERS.decode(server), namespaceOf([server, ...others])),
    ).toEqual(capabilities);
  });
});
