import type { ApiClient } from '../client/ApiClient';
import { clientOf } from '../client/clientOf';
import { conditionStatus } from '../client/conditionStatus';
import { listAt, textAt, valueAt } from '../json/read';
import { loadScenario, scenarioNames } from '../scenarios';
import { SimulatedCluster } from '../SimulatedCluster';
import { generateServices } from './generateServices';
import { loadDemo } from './loadDemo';

const SERVICES = '/apis/serving.kserve.io/v1beta1';
const DEMO = `${SERVICES}/namespaces/demo/inferenceservices`;

// All situations are read from their files.
jest.setTimeout(60_000);

describe('the demo fleet', () => {
  let cluster: SimulatedCluster;
  let client: ApiClient;

  beforeAll(async () => {
    cluster = await SimulatedCluster.start({ controllers: true });
    client = clientOf(cluster);
    await loadDemo(cluster);
  });

  afterAll(async () => {
    client.close();
    await cluster.stop();
  });

  const get = async (path: string) => (await client.call(path)).body;

  it('holds every situation just as it is written down', async () => {
    for (const { namespace, objects } of scenarioNames().map(n =>
      loadScenario(n),
    )) {
      const services = objects.filter(o => o.kind === 'InferenceService');
      for (const { metadata, status } of services) {
        const path = `${SERVICES}/namespaces/${namespace}/inferenceservices/${encodeURIComponent(
          metadata.name,
        )}`;
        expect((await get(path)).status).toEqual(status);
      }
    }
  });

  it('has a canary in flight, one that fails, a GPU in use and one at zero', async () => {
    const ready = async (name: string) =>
      conditionStatus(await get(`${DEMO}/${name}`), 'Ready');
    expect(await ready('credit-score')).toBe('True');
    expect(await ready('fraud')).toBe('False RevisionFailed');
    expect(await ready('nightly-report')).toBe('True');
    const pods = listAt(await get('/api/v1/namespaces/demo/pods'), 'items');
    const assistant = pods.find(pod =>
      textAt(pod, 'metadata', 'name')?.startsWith('assistant'),
    );
    expect(textAt(assistant, 'spec', 'nodeName')).toBe('serving-1');
  });

  it('lives: a patch of the percentage moves the traffic', async () => {
    await client.patch(`${DEMO}/credit-score`, 'application/merge-patch+json', {
      spec: { predictor: { canaryTrafficPercent: 50 } },
    });
    await cluster.settle();
    const traffic = valueAt(
      await get(`${DEMO}/credit-score`),
      'status',
      'components',
      'predictor',
      'traffic',
    );
    expect(traffic).toMatchObject([
      { percent: 50 },
      { percent: 50, tag: 'prev' },
    ]);
  });
});

describe('generateServices', () => {
  it('gives the same objects for the same number, each of a real size', () => {
    const first = [...generateServices(40)];
    expect([...generateServices(40)]).toEqual(first);
    const services = first.filter(({ kind }) => kind === 'InferenceService');
    expect(services).toHaveLength(40);
    for (const service of services) {
      const size = JSON.stringify(service).length;
      expect(size).toBeGreaterThan(4_000);
      expect(size).toBeLessThan(6_500);
    }
    const names = first.map(
      ({ kind, metadata }) => `${kind}/${metadata.namespace}/${metadata.name}`,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(first.map(({ metadata }) => metadata.uid)).size).toBe(
      first.length,
    );
  });
});
