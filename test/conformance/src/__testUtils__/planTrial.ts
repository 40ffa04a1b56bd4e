import {
  assembleNamespace,
  type ModelService,
  NamespaceObjects,
  type Plan,
  planAction,
  type PlanRequest,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import { ApiClient, SimulatedCluster } from '@modeldeck/simulated-cluster';

/**
 * What a plan predicts, held against what controllers make of its writes. They are simulated, by
 * KServe's and Knative's own rules; the predictions are not computed from their code.
 */
export function planTrial() {
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

  beforeEach(newNamespace);

  async function newNamespace() {
    namespaces += 1;
    namespace = `team-${namespaces}`;
    await cluster.apply([
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } },
    ]);
  }

  function pathOf(apiVersion: string, plural: string, name = '') {
    const root = apiVersion.includes('/') ? 'apis' : 'api';
    return `/${root}/${apiVersion}/namespaces/${namespace}/${plural}${
      name && `/${name}`
    }`;
  }

  async function create(apiVersion: string, plural: string, object: object) {
    const { status, text } = await client.call(pathOf(apiVersion, plural), {
      method: 'POST',
      body: { apiVersion, ...object },
    });
    expect([status, text]).toEqual([201, expect.anything()]);
    await cluster.settle();
  }

  async function patch(
    apiVersion: string,
    plural: string,
    name: string,
    body: object,
  ) {
    const { status } = await client.patch(
      pathOf(apiVersion, plural, name),
      'application/merge-patch+json',
      body,
    );
    expect(status).toBe(200);
    await cluster.settle();
  }

  /** All that the platforms read of the namespace, as the faces get it. */
  async function readNamespace(): Promise<NamespaceObjects> {
    const types = new Map(
      servingPlatforms.flatMap(({ resources }) =>
        resources.map(({ type }) => [type.id, type] as const),
      ),
    );
    const objects = new Map();
    const states = new Map();
    for (const [id, type] of types) {
      const version = [type.group, type.versions[0]].filter(Boolean).join('/');
      const path = type.namespaced
        ? pathOf(version, type.plural)
        : `/apis/${version}/${type.plural}`;
      const { status, body } = await client.call(path);
      const items = Array.isArray(body.items) ? body.items : [];
      objects.set(
        id,
        items.map(item => type.decode(item)),
      );
      states.set(
        id,
        status === 200
          ? { state: 'read' }
          : { state: 'absent', reason: 'not served' },
      );
    }
    return new NamespaceObjects(
      cluster.name,
      namespace,
      '2026-11-21T12:00:00Z',
      { objects, states },
    );
  }

  async function serviceOf(
    kind: string,
  ): Promise<{ service: ModelService; objects: NamespaceObjects }> {
    const objects = await readNamespace();
    const service = assembleNamespace(objects, servingPlatforms).find(
      s => s.kind === kind,
    );
    if (!service) {
      throw new Error(`the namespace has no ${kind}`);
    }
    return { service, objects };
  }

  async function write({ writes }: Plan) {
    for (const { object, type, patch: body } of writes) {
      const { status, text } = await client.patch(
        pathOf(object.apiVersion, object.plural, object.name),
        `application/${type === 'json' ? 'json' : 'merge'}-patch+json`,
        body,
      );
      expect([status, text]).toEqual([200, expect.anything()]);
      await cluster.settle();
    }
  }

  /**
   * Plans, writes, and tells what was predicted beside what came of it. A graph's router tells of
   * no weights, so for graphs it is what the spec says afterwards.
   */
  async function act(
    kind: string,
    request: PlanRequest,
  ): Promise<{ refused?: string; predicted?: string; programmed?: string }> {
    const { service, objects } = await serviceOf(kind);
    const outcome = planAction(request, service, {
      objects,
      platforms: servingPlatforms,
    });
    if ('refusal' in outcome) {
      return { refused: outcome.refusal.reason };
    }
    await write(outcome.plan);
    const truth = kind === 'InferenceGraph' ? 'declared' : 'programmed';
    const after = new Map(
      (await serviceOf(kind)).service.revisions.map(({ name, traffic }) => [
        name,
        traffic[truth],
      ]),
    );
    const shown = outcome.plan.after.map(({ revision, percent }) => {
      const share = after.get(revision) ?? { percent: 0 };
      return {
        predicted: `${short(revision)} ${String(percent)}`,
        programmed: `${short(revision)} ${
          'percent' in share ? share.percent : share.unknown
        }`,
      };
    });
    return {
      predicted: shown.map(s => s.predicted).join(', '),
      programmed: shown.map(s => s.programmed).join(', '),
    };
  }

  function short(revision: string): string {
    const [, number] = /-0000(\d)$/.exec(revision) ?? [];
    return number ? `r${number}` : revision;
  }

  async function weights(kind: string, percents: readonly number[]) {
    const { service } = await serviceOf(kind);
    return Object.fromEntries(
      service.revisions
        .map(({ name }) => name)
        .sort()
        .map((name, index) => [name, percents[index] ?? 0]),
    );
  }

  return {
    act,
    call: (path: string) => client.call(path),
    create,
    newNamespace,
    patch,
    pathOf,
    serviceOf,
    weights,
    write,
  };
}

/** Revisions in the order of their names, whichever is stable. */
export function sortedShares(outcome: object): object {
  return Object.fromEntries(
    Object.entries(outcome).map(([key, text]) => [
      key,
      key === 'refused' ? text : String(text).split(', ').sort().join(', '),
    ]),
  );
}
