import {
  assembleNamespace,
  type KubeObject,
  NamespaceObjects,
  planAction,
  type PlanRequest,
  type ReadState,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import { ApiClient, SimulatedCluster } from '@modeldeck/simulated-cluster';

/** What plans for Knative Services predict, held against what Knative makes of their writes. */

const platforms = servingPlatforms.filter(({ id }) => id === 'knative');
const PATH = '/apis/serving.knative.dev/v1/namespaces';
const LATEST = [{ latestRevision: true, percent: 100 }];

describe('what a plan for a Knative Service predicts', () => {
  let cluster: SimulatedCluster;
  let client: ApiClient;
  let namespace: string;
  let namespaces = 0;

  beforeAll(async () => {
    cluster = await SimulatedCluster.start({
      controllers: true,
      now: () => new Date('2026-11-21T12:00:00Z'),
    });
    client = new ApiClient({
      url: cluster.url,
      certificateAuthority: cluster.certificateAuthority,
      token: cluster.token(),
    });
  });

  afterAll(async () => {
    client?.close();
    await cluster?.stop();
  });

  beforeEach(async () => {
    namespaces += 1;
    namespace = `team-${namespaces}`;
    await cluster.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
      {
        apiVersion: 'serving.knative.dev/v1',
        kind: 'Service',
        metadata: {
          name: 'm',
          namespace,
          labels: { 'modeldeck.io/model-service': 'm' },
        },
        // Knative's webhook fills in the traffic of a Service that names none.
        spec: { template: template('m:1'), traffic: LATEST },
      },
    ]);
    await cluster.settle();
  });

  function template(image: string) {
    return {
      metadata: { annotations: { 'autoscaling.knative.dev/min-scale': '1' } },
      spec: { containers: [{ name: 'user-container', image }] },
    };
  }

  async function write(spec: object) {
    const { status, text } = await client.patch(
      `${PATH}/${namespace}/services/m`,
      'application/merge-patch+json',
      { spec },
    );
    expect([status, text]).toEqual([200, expect.anything()]);
    await cluster.settle();
  }

  const deploy = (version: number) =>
    write({ template: template(`m:${version}`) });

  async function canary() {
    await write({
      traffic: [
        { revisionName: 'm-00001', percent: 80 },
        { latestRevision: true, percent: 20 },
      ],
    });
    await deploy(2);
  }

  async function readNamespace(): Promise<NamespaceObjects> {
    const objects = new Map<string, KubeObject[]>();
    const states = new Map<string, ReadState>();
    const types = platforms.flatMap(({ resources }) =>
      resources.map(need => need.type),
    );
    for (const type of types) {
      const root = type.group ? PATH : '/api/v1/namespaces';
      const path = `${root}/${namespace}/${type.plural}`;
      const { body } = await client.call(path);
      const items = Array.isArray(body.items) ? body.items : [];
      objects.set(
        type.id,
        items.map(item => type.decode(item)),
      );
      states.set(type.id, { state: 'read' });
    }
    const at = '2026-11-21T12:00:00Z';
    return new NamespaceObjects(cluster.name, namespace, at, {
      objects,
      states,
    });
  }

  async function serviceNow() {
    const objects = await readNamespace();
    const [service] = assembleNamespace(objects, platforms);
    if (!service) {
      throw new Error('the namespace has no service');
    }
    return { service, objects };
  }

  /** Percent by revision, as the route has it. */
  async function routed(): Promise<Record<string, unknown>> {
    const { service } = await serviceNow();
    return Object.fromEntries(
      service.revisions.map(({ name, traffic: { programmed } }) => [
        name,
        'percent' in programmed ? programmed.percent : programmed.unknown,
      ]),
    );
  }

  /** Plans, writes, and tells the risks; what came of it must be what was predicted. */
  async function act(request: PlanRequest): Promise<string[]> {
    const { service, objects } = await serviceNow();
    const outcome = planAction(request, service, { objects, platforms });
    if ('refusal' in outcome) {
      throw new Error(outcome.refusal.message);
    }
    const [planned] = outcome.plan.writes;
    await write((planned?.patch as { spec: object }).spec);
    const now = await routed();
    expect(now).toMatchObject(
      Object.fromEntries(
        outcome.plan.after
          .filter(({ revision, percent }) => percent !== 0 || revision in now)
          .map(({ revision, percent }) => [revision, percent]),
      ),
    );
    return outcome.plan.risks.map(({ id }) => id);
  }

  it('comes true when a canary is promoted, and the next deployment is not passed over', async () => {
    await canary();
    expect(await act({ action: 'promote' })).not.toContain(
      'later-deployments-passed-over',
    );
    await deploy(3);
    expect(await routed()).toMatchObject({ 'm-00003': 100 });
  });

  it('comes true when a canary is rolled back, its risk included', async () => {
    await canary();
    expect(await act({ action: 'rollback' })).toContain(
      'later-deployments-passed-over',
    );
    await deploy(3);
    expect(await routed()).toMatchObject({ 'm-00001': 100, 'm-00003': 0 });
    const { service } = await serviceNow();
    expect(service.findings.map(({ rule }) => rule)).toContain(
      'latest-revision-passed-over',
    );
  });

  it('comes true when weights are set, and when what was promoted is rolled back', async () => {
    await canary();
    const weights = { 'm-00001': 35, 'm-00002': 65 };
    await act({ action: 'set-weight', weights });
    await act({ action: 'promote' });
    expect(await act({ action: 'rollback' })).toContain('cold-start');
    expect(await routed()).toMatchObject({ 'm-00001': 100 });
  });

  it('comes true when a deployment is rolled back before it has any traffic', async () => {
    await deploy(2);
    await act({ action: 'rollback' });
    expect(await routed()).toMatchObject({ 'm-00001': 100, 'm-00002': 0 });
  });
});
