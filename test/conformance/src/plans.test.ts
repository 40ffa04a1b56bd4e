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

const URI = { A: 's3://models/m/v1', B: 's3://models/m/v2' } as const;
const BROKEN = 's3://models/m/broken';

describe('what a plan predicts', () => {
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

  describe('an InferenceService in Knative mode', () => {
    const KIND = 'InferenceService';

    function created(predictor: object = {}) {
      return create('serving.kserve.io/v1beta1', 'inferenceservices', {
        kind: KIND,
        metadata: {
          name: 'm',
          annotations: { 'serving.kserve.io/deploymentMode': 'Knative' },
        },
        spec: {
          predictor: {
            model: {
              modelFormat: { name: 'sklearn' },
              storageUri: URI.A,
            },
            ...predictor,
          },
        },
      });
    }

    function change(predictor: object) {
      return patch('serving.kserve.io/v1beta1', 'inferenceservices', 'm', {
        spec: { predictor },
      });
    }

    const deploy = (storageUri: string, canaryTrafficPercent?: number) =>
      change({
        model: { storageUri },
        ...(canaryTrafficPercent !== undefined && { canaryTrafficPercent }),
      });

    const situations: Record<string, () => Promise<void>> = {
      'the first revision': () => created(),
      'created with a percent': () => created({ canaryTrafficPercent: 20 }),
      'a canary in flight': async () => {
        await created();
        await deploy(URI.B, 20);
      },
      'a canary not ready': async () => {
        await created();
        await deploy(BROKEN, 20);
      },
      'a replacement not ready': async () => {
        await created();
        await deploy(BROKEN);
      },
      'rolled back in flight': async () => {
        await created();
        await deploy(URI.B, 20);
        await change({ canaryTrafficPercent: 0 });
      },
      'a left-over 0': async () => {
        await created();
        await deploy(URI.B, 20);
        await change({ canaryTrafficPercent: 0 });
        await deploy(URI.A);
      },
      'promoted by removing the field': async () => {
        await created();
        await deploy(URI.B, 20);
        await change({ canaryTrafficPercent: null });
      },
      'promoted by 100': async () => {
        await created();
        await deploy(URI.B, 20);
        await change({ canaryTrafficPercent: 100 });
      },
      'the old model and 0 after a promotion': async () => {
        await created();
        await deploy(URI.B, 20);
        await change({ canaryTrafficPercent: null });
        await deploy(URI.A, 0);
      },
      'un-promoted by a percent': async () => {
        await created();
        await deploy(URI.B, 20);
        await change({ canaryTrafficPercent: null });
        await change({ canaryTrafficPercent: 20 });
      },
    };

    it.each([
      ['the first revision', 'promote', { refused: 'no-canary' }],
      ['the first revision', 'rollback', { refused: 'no-earlier-revision' }],
      ['created with a percent', 'promote', { refused: 'no-canary' }],
      [
        'created with a percent',
        'rollback',
        { refused: 'no-earlier-revision' },
      ],
      ['a canary in flight', 'promote', 'r1 0, r2 100'],
      ['a canary in flight', 'rollback', 'r1 100, r2 0'],
      ['a canary in flight', 'set-weight', 'r1 60, r2 40'],
      ['a canary not ready', 'promote', { refused: 'canary-not-ready' }],
      ['a canary not ready', 'rollback', 'r1 100, r2 0'],
      ['a canary not ready', 'set-weight', { refused: 'canary-not-ready' }],
      ['a replacement not ready', 'promote', { refused: 'canary-not-ready' }],
      ['a replacement not ready', 'rollback', 'r1 100, r2 0'],
      ['rolled back in flight', 'promote', 'r1 0, r2 100'],
      ['rolled back in flight', 'rollback', { refused: 'already-rolled-back' }],
      ['a left-over 0', 'promote', 'r1 0, r3 100'],
      ['promoted by removing the field', 'promote', { refused: 'no-canary' }],
      ['promoted by removing the field', 'rollback', 'r1 100, r2 0'],
      [
        'promoted by removing the field',
        'set-weight',
        { refused: 'would-undo-promotion' },
      ],
      ['promoted by 100', 'promote', { refused: 'no-canary' }],
      ['promoted by 100', 'rollback', 'r1 100, r2 0'],
      [
        'the old model and 0 after a promotion',
        'promote',
        'r1 0, r2 0, r3 100',
      ],
      ['un-promoted by a percent', 'promote', 'r1 0, r2 100'],
      ['un-promoted by a percent', 'rollback', 'r1 100, r2 0'],
    ] as const)('%s → %s', async (situation, action, expected) => {
      await situations[situation]?.();
      const outcome = await act(
        KIND,
        action === 'set-weight'
          ? { action, weights: await weights(KIND, [60, 40]) }
          : { action },
      );
      expect(sorted(outcome)).toEqual(
        typeof expected === 'string'
          ? { predicted: expected, programmed: expected }
          : expected,
      );
    });

    /** What people and pipelines do to a service, well advised or not. */
    const changes: Record<string, () => Promise<void>> = {
      'the old model': () => deploy(URI.A),
      'the old model at 0': () => deploy(URI.A, 0),
      'the old model at 20': () => deploy(URI.A, 20),
      'a broken model': () => deploy(BROKEN),
      'a broken model at 20': () => deploy(BROKEN, 20),
      'percent 0': () => change({ canaryTrafficPercent: 0 }),
      'no percent': () => change({ canaryTrafficPercent: null }),
    };
    const names = Object.keys(changes);

    const histories = [
      ...names.map(name => [name]),
      ...names.flatMap(first => names.map(second => [first, second])),
    ].map(steps => ({ title: steps.join(', then '), steps }));

    it.each(histories)('a canary in flight, then $title', async ({ steps }) => {
      const requests = [
        async () => ({ action: 'promote' as const }),
        async () => ({ action: 'rollback' as const }),
        async () => ({
          action: 'set-weight' as const,
          weights: await newest(40),
        }),
      ];
      for (const request of requests) {
        await newNamespace();
        await situations['a canary in flight']?.();
        for (const step of steps) {
          await changes[step]?.();
        }
        const { predicted, programmed } = await act(KIND, await request());
        expect(programmed).toBe(predicted);
      }
    });

    async function newest(percent: number): Promise<Record<string, number>> {
      const { service } = await serviceOf(KIND);
      const revisions = service.revisions.map(({ name }) => name).sort();
      const stable = service.revisions.find(({ role }) => role === 'stable');
      const last = revisions.at(-1) ?? '';
      return stable && stable.name !== last
        ? { [stable.name]: 100 - percent, [last]: percent }
        : { [last]: 100 };
    }
  });

  describe('an InferenceService in Standard mode', () => {
    const KIND = 'InferenceService';
    const model = (storageUri: string) => ({
      modelFormat: { name: 'sklearn' },
      storageUri,
    });

    beforeEach(() =>
      create('serving.kserve.io/v1beta1', 'inferenceservices', {
        kind: KIND,
        metadata: {
          name: 'm',
          annotations: { 'serving.kserve.io/deploymentMode': 'Standard' },
        },
        spec: {
          predictor: { minReplicas: 2, model: model(URI.A) },
          canary: [
            {
              trafficPercent: 10,
              predictor: { name: 'v2', model: model(URI.B) },
            },
          ],
        },
      }),
    );

    it.each([
      ['set-weight', 'm-predictor 60, m-v2-predictor 40'],
      ['promote', 'm-predictor 0, m-v2-predictor 100'],
      ['rollback', 'm-predictor 100, m-v2-predictor 0'],
    ] as const)('%s', async (action, expected) => {
      const outcome = await act(
        KIND,
        action === 'set-weight'
          ? { action, weights: await weights(KIND, [60, 40]) }
          : { action },
      );
      expect(sorted(outcome)).toEqual({
        predicted: expected,
        programmed: expected,
      });
    });

    it('keeps the pods of a promoted canary', async () => {
      const podsOf = async () => {
        const { body } = await client.call(pathOf('v1', 'pods'));
        return (body.items as Array<{ metadata: { name: string } }>)
          .map(({ metadata }) => metadata.name)
          .filter(name => name.includes('v2'));
      };
      const before = await podsOf();
      await act(KIND, { action: 'promote' });
      expect(before).toHaveLength(1);
      expect(await podsOf()).toEqual(expect.arrayContaining(before));
    });
  });

  it.each([
    ['set-weight', 'a 60, b 40'],
    ['promote', 'a 0, b 100'],
    ['rollback', 'a 100, b 0'],
  ] as const)('an InferenceGraph: %s', async (action, expected) => {
    for (const name of ['a', 'b']) {
      await create('serving.kserve.io/v1beta1', 'inferenceservices', {
        kind: 'InferenceService',
        metadata: { name },
        spec: {
          predictor: {
            model: { modelFormat: { name: 'sklearn' }, storageUri: URI.A },
          },
        },
      });
    }
    await create('serving.kserve.io/v1alpha1', 'inferencegraphs', {
      kind: 'InferenceGraph',
      metadata: { name: 'ab' },
      spec: {
        nodes: {
          root: {
            routerType: 'Splitter',
            steps: [
              { serviceName: 'a', weight: 90 },
              { serviceName: 'b', weight: 10 },
            ],
          },
        },
      },
    });
    const outcome = await act(
      'InferenceGraph',
      action === 'set-weight'
        ? { action, weights: { a: 60, b: 40 } }
        : { action },
    );
    expect(sorted(outcome)).toEqual({
      predicted: expected,
      programmed: expected,
    });
  });

  describe('a routing group of LLMInferenceServices', () => {
    const KIND = 'LLMInferenceServiceGroup';

    beforeEach(async () => {
      for (const [name, weight] of [
        ['chat', 90],
        ['chat-next', 10],
      ] as const) {
        await create('serving.kserve.io/v1alpha2', 'llminferenceservices', {
          kind: 'LLMInferenceService',
          metadata: { name },
          spec: {
            model: { uri: `hf://org/llm:${name}`, name: 'org/llm' },
            router: { route: { group: 'chat', weight } },
          },
        });
      }
    });

    it.each([
      ['set-weight', 'chat 60, chat-next 40'],
      ['promote', 'chat 0, chat-next 100'],
      ['rollback', 'chat 100, chat-next 0'],
    ] as const)('%s', async (action, expected) => {
      const outcome = await act(
        KIND,
        action === 'set-weight'
          ? { action, weights: { chat: 60, 'chat-next': 40 } }
          : { action },
      );
      expect(sorted(outcome)).toEqual({
        predicted: expected,
        programmed: expected,
      });
    });
  });
});

/** Revisions in the order of their names, whichever is stable. */
function sorted(outcome: object): object {
  return Object.fromEntries(
    Object.entries(outcome).map(([key, text]) => [
      key,
      key === 'refused' ? text : String(text).split(', ').sort().join(', '),
    ]),
  );
}
