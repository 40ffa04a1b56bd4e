import type { ApiClient } from '../../client/ApiClient';
import { clientOf } from '../../client/clientOf';
import { conditionStatus } from '../../client/conditionStatus';
import { listAt, numberAt, textAt } from '../../json/read';
import { SimulatedCluster } from '../../SimulatedCluster';

const OBJECT =
  '/apis/machinelearning.seldon.io/v1/namespaces/team/seldondeployments/fraud';
const ROUTE =
  '/apis/networking.istio.io/v1/namespaces/team/virtualservices/fraud';
const DEPLOYMENTS = '/apis/apps/v1/namespaces/team/deployments';

function predictor(
  name: string,
  fields: {
    traffic?: number;
    replicas?: number;
    shadow?: boolean;
    modelUri?: string;
  } = {},
) {
  const { modelUri = `s3://models/fraud/${name}`, ...rest } = fields;
  return {
    name,
    ...rest,
    graph: { name: 'classifier', implementation: 'SKLEARN_SERVER', modelUri },
  };
}

describe('the controller of SeldonDeployments', () => {
  let cluster: SimulatedCluster;
  let client: ApiClient;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start({ controllers: true });
    client = clientOf(cluster);
  });

  afterEach(async () => {
    client.close();
    await cluster.stop();
  });

  async function write(...predictors: object[]) {
    await cluster.write({
      apiVersion: 'machinelearning.seldon.io/v1',
      kind: 'SeldonDeployment',
      metadata: { name: 'fraud', namespace: 'team' },
      spec: { predictors },
    });
    await cluster.settle();
  }

  const get = async (path: string) => (await client.call(path)).body;

  /** The weights of each rule. */
  async function weights() {
    return listAt(await get(ROUTE), 'spec', 'http').map(rule =>
      listAt(rule, 'route').map(backend => numberAt(backend, 'weight')),
    );
  }

  it('runs a predictor and gives it everything, whatever its traffic says', async () => {
    await write(predictor('main', { replicas: 2 }));
    const { body } = await client.call(OBJECT);
    expect(body.status).toMatchObject({
      state: 'Available',
      deploymentStatus: {
        'fraud-main-0-classifier': { replicas: 2, availableReplicas: 2 },
      },
    });
    expect(conditionStatus(body, 'Ready')).toBe('True');
    expect(await weights()).toEqual([[100], [100]]);
  });

  it('splits by the traffic of the predictors, for REST and gRPC alike', async () => {
    await write(
      predictor('main', { traffic: 80 }),
      predictor('canary', { traffic: 20 }),
    );
    expect(await weights()).toEqual([
      [80, 20],
      [80, 20],
    ]);
    await client.patch(OBJECT, 'application/json-patch+json', [
      { op: 'replace', path: '/spec/predictors/0/traffic', value: 50 },
      { op: 'replace', path: '/spec/predictors/1/traffic', value: 50 },
    ]);
    await cluster.settle();
    expect(await weights()).toEqual([
      [50, 50],
      [50, 50],
    ]);
  });

  it('copies requests to a shadow, which gets none of its own', async () => {
    await write(
      predictor('main'),
      predictor('next', { shadow: true, traffic: 30 }),
    );
    expect(await weights()).toEqual([[100], [100]]);
    const [rule] = listAt(await get(ROUTE), 'spec', 'http');
    expect(rule).toMatchObject({
      mirror: { host: 'fraud-next.team.svc.cluster.local' },
      mirrorPercentage: { value: 30 },
    });
  });

  it('is not ready while a predictor is not, and keeps its share', async () => {
    await write(
      predictor('main', { traffic: 90 }),
      predictor('canary', { traffic: 10, modelUri: 's3://models/broken' }),
    );
    const { body } = await client.call(OBJECT);
    expect(textAt(body, 'status', 'state')).toBe('Creating');
    expect(conditionStatus(body, 'DeploymentsReady')).toBe(
      'False MinimumReplicasUnavailable',
    );
    expect(await weights()).toEqual([
      [90, 10],
      [90, 10],
    ]);
  });

  it('removes what ran a predictor that is gone', async () => {
    await write(
      predictor('main', { traffic: 80 }),
      predictor('canary', { traffic: 20 }),
    );
    await write(predictor('main', { traffic: 80 }));
    const names = listAt(await get(DEPLOYMENTS), 'items').map(item =>
      textAt(item, 'metadata', 'name'),
    );
    expect(names).toEqual(['fraud-main-0-classifier']);
    expect(await weights()).toEqual([[100], [100]]);
  });
});
