import type { ReadState } from '../../NamespaceObjects';
import { servicesOf } from '../../testing/namespaceOf';
import {
  rawModel,
  rawServer,
  rawServerConfig,
} from '../testing/seldonV2Fixtures';

const CONFIG = rawServerConfig('mlserver', 'mlserver, sklearn ,xgboost');

function findingOf(
  spec: object,
  servers: object[],
  states?: Record<string, ReadState>,
) {
  const model = rawModel('iris', {
    state: 'ScheduleFailed',
    reason: 'no matching server',
    server: '',
    spec,
  });
  const [service] = servicesOf([model, ...servers], { states });
  return service?.findings.find(f => f.rule === 'model-schedule-failed');
}

describe('a Model that no Server takes', () => {
  it.each<[string, object, object[], string]>([
    ['there is none', {}, [], 'there is no Server in its namespace'],
    [
      'none can',
      { requirements: ['onnx', 'gpu'] },
      [rawServer('a'), CONFIG],
      'none can load all of onnx, gpu',
    ],
    [
      'it is pinned to one that is not there',
      { server: 'b' },
      [rawServer('a'), CONFIG],
      'it asks for Server "b", which does not exist',
    ],
    [
      'one could but for its size',
      { memory: '40Gi', replicas: 1 },
      [rawServer('a'), CONFIG],
      'a can load it, but not with 1 replica of 40Gi memory',
    ],
    [
      'extra capabilities count',
      { requirements: ['sklearn', 'pvc'] },
      [rawServer('a', { extraCapabilities: ['pvc'] }), CONFIG],
      'a can load it, but not with 1 replica',
    ],
    [
      'own capabilities stand alone',
      {},
      [rawServer('a', { capabilities: ['pvc'] }), CONFIG],
      'none can load all of sklearn',
    ],
    [
      'a configuration lies elsewhere',
      {},
      [rawServer('a')],
      'what some of the Servers can load is not known',
    ],
  ])('since %s', (_, spec, servers, why) => {
    expect(findingOf(spec, servers)).toMatchObject({
      severity: 'error',
      cause: `no Server takes Model "iris": ${why}`,
    });
  });

  it('compares each Server with what is required', () => {
    const { evidence = [] } =
      findingOf({ requirements: ['sklearn', 'gpu'] }, [
        rawServer('a'),
        rawServer('b', { capabilities: ['sklearn', 'gpu'], replicas: 2 }),
        rawServer('c', { serverConfig: 'own' }),
        CONFIG,
      ]) ?? {};
    expect(evidence.map(({ detail }) => detail)).toEqual([
      'ModelReady=False ScheduleFailed: no matching server',
      'Server/a, 1 replicas: lacks gpu',
      'Server/b, 2 replicas: has all capabilities',
      'Server/c, 1 replicas: capabilities not known',
    ]);
  });

  it('claims nothing of Servers that could not be read', () => {
    expect(
      findingOf({}, [rawServer('a')], {
        'servers.mlops.seldon.io': { state: 'forbidden', reason: 'no' },
      })?.cause,
    ).toBe(
      'no Server takes Model "iris": which Servers there are cannot be told (servers.mlops.seldon.io: no)',
    );
  });
});
