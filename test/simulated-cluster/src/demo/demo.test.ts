import type { ApiClient } from '../client/ApiClient';
import { clientOf } from '../client/clientOf';
import { conditionStatus } from '../client/conditionStatus';
import { listAt, textAt, valueAt } from '../json/read';
import { SimulatedCluster } from '../SimulatedCluster';
import { generateServices } from './generateServices';
import { demoScenarios, loadDemo } from './loadDemo';

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
    for (const { namespace, objects } of demoScenarios()) {
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
    expect(textAt(assistant, 'spec', 'nodeName')).toBe('serving-a100-1');
  });

  it('has a service of every platform', async () => {
    const collections = [
      'serving.kserve.io/v1beta1/inferenceservices',
      'serving.kserve.io/v1alpha2/llminferenceservices',
      'serving.kserve.io/v1alpha1/inferencegraphs',
      'serving.knative.dev/v1/services',
      'machinelearning.seldon.io/v1/seldondeployments',
      'mlops.seldon.io/v1alpha1/models',
      'mlops.seldon.io/v1alpha1/pipelines',
      'mlops.seldon.io/v1alpha1/experiments',
      'argoproj.io/v1alpha1/rollouts',
      'flagger.app/v1beta1/canaries',
      'ray.io/v1/rayservices',
      'apps.nvidia.com/v1alpha1/nimservices',
      'apps/v1/deployments',
      'apps/v1/statefulsets',
    ];
    for (const collection of collections) {
      const { length } = listAt(await get(`/apis/${collection}`), 'items');
      expect([collection, length > 0]).toEqual([collection, true]);
    }
  });

  it('rolls a Rollout on when somebody promotes it', async () => {
    const path =
      '/apis/argoproj.io/v1alpha1/namespaces/demo/rollouts/recommender';
    const route =
      '/apis/gateway.networking.k8s.io/v1/namespaces/demo/httproutes/recommender';
    const weights = async () => {
      const [rule] = listAt(await get(route), 'spec', 'rules');
      return listAt(rule, 'backendRefs').map(ref => valueAt(ref, 'weight'));
    };
    expect(await weights()).toEqual([75, 25]);
    const status = { pauseConditions: null };
    await client.patch(`${path}/status`, 'application/merge-patch+json', {
      status,
    });
    await cluster.settle();
    expect(await weights()).toEqual([50, 50]);
  });

  it('gives away no GPU twice', async () => {
    const gpus = (amounts: unknown) =>
      Number(valueAt(amounts, 'nvidia.com/gpu') ?? 0);
    const held = new Map<string, number>();
    const pods = listAt(await get('/api/v1/pods'), 'items').filter(
      // What a claim was made for is counted as claimed.
      pod => !valueAt(pod, 'status', 'extendedResourceClaimStatus'),
    );
    for (const pod of pods) {
      const node = textAt(pod, 'spec', 'nodeName') ?? '';
      for (const container of listAt(pod, 'spec', 'containers')) {
        const count = gpus(valueAt(container, 'resources', 'limits'));
        held.set(node, (held.get(node) ?? 0) + (count || 0));
      }
    }
    for (const node of listAt(await get('/api/v1/nodes'), 'items')) {
      const name = textAt(node, 'metadata', 'name') ?? '';
      const there = gpus(valueAt(node, 'status', 'allocatable'));
      expect([name, (held.get(name) ?? 0) <= there]).toEqual([name, true]);
      held.delete(name);
    }
    expect([...held].filter(([node, count]) => node && count > 0)).toEqual([]);
  });

  it('has GPUs that are busy, left idle, held at 0 % and waited for', async () => {
    const pods = listAt(await get('/api/v1/pods'), 'items');
    const exporters = pods.filter(
      pod =>
        textAt(pod, 'metadata', 'labels', 'app') === 'nvidia-dcgm-exporter',
    );
    const texts = await Promise.all(
      exporters.map(async pod => {
        const name = textAt(pod, 'metadata', 'name');
        const path = `/api/v1/namespaces/gpu-operator/pods/${name}:9400/proxy/metrics`;
        return (await client.call(path)).text;
      }),
    );
    const utilizationOf = (pod: string) =>
      texts
        .join('')
        .split('\n')
        .filter(
          line =>
            line.startsWith('DCGM_FI_PROF_GR_ENGINE_ACTIVE{') &&
            line.includes(`pod="${pod}`),
        )
        .map(line => Number(line.split(' ').at(-1)));
    expect(utilizationOf('assistant-predictor-00001')).toEqual([
      expect.closeTo(0.86, 1),
    ]);
    expect(utilizationOf('summarizer-predictor-00002')).toEqual([0, 0]);
    expect(utilizationOf('translator-predictor-00001')).toEqual([0]);
    expect(utilizationOf('embeddings-predictor-00001')).toEqual([
      expect.closeTo(0.5, 1),
      expect.closeTo(0.5, 1),
    ]);
    expect(utilizationOf('bert-finetune')).toHaveLength(8);
    expect(utilizationOf('segmenter')).toEqual([expect.closeTo(0.58, 1)]);
    const waiting = pods.filter(
      pod =>
        textAt(pod, 'metadata', 'name')?.startsWith('legal-search') &&
        conditionStatus(pod, 'PodScheduled') === 'False Unschedulable',
    );
    expect(waiting).toHaveLength(1);
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
