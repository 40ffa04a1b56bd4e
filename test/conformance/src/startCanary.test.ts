import {
  type CanaryVersion,
  compareTraffic,
  isUnknown,
  planAction,
  type PlanOutcome,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import { planTrial } from './__testUtils__/planTrial';

/**
 * What the start of a canary predicts, held against what controllers make of its one write: the new
 * version gets its share, and stable keeps the rest.
 */

const A = 's3://models/m/v1';
const B = 's3://models/m/v2';
const BROKEN = 's3://models/m/broken';
const MODEL_SERVICE = { 'modeldeck.io/model-service': 'm' };

describe('the start of a canary', () => {
  const { create, patch, serviceOf, write } = planTrial();

  async function plan(kind: string, version: CanaryVersion, percent = 20) {
    const { service, objects } = await serviceOf(kind);
    return planAction({ action: 'start-canary', version, percent }, service, {
      objects,
      platforms: servingPlatforms,
    });
  }

  function planned(outcome: PlanOutcome) {
    if ('refusal' in outcome) {
      throw new Error(outcome.refusal.message);
    }
    expect(outcome.plan.writes).toHaveLength(1);
    return outcome.plan;
  }

  /** Writes, and tells who gets what then, newest last; it has to be what was predicted. */
  async function start(kind: string, version: CanaryVersion, percent = 20) {
    const made = planned(await plan(kind, version, percent));
    await write(made);
    const { service } = await serviceOf(kind);
    const { now, differing, unverifiable } = compareTraffic(made, service);
    expect([differing, unverifiable]).toEqual([[], []]);
    return now
      .flatMap(share => (isUnknown(share.percent) ? [] : share.percent))
      .filter(share => share > 0);
  }

  const again = async (kind: string, version: CanaryVersion) => {
    const outcome = await plan(kind, version);
    return 'refusal' in outcome ? outcome.refusal.reason : 'planned';
  };

  describe('an InferenceService in Knative mode', () => {
    const KIND = 'InferenceService';
    const created = (predictor: object) =>
      create('serving.kserve.io/v1beta1', 'inferenceservices', {
        kind: KIND,
        metadata: {
          name: 'm',
          annotations: { 'serving.kserve.io/deploymentMode': 'Knative' },
        },
        spec: { predictor },
      });
    const change = (predictor: object) =>
      patch('serving.kserve.io/v1beta1', 'inferenceservices', 'm', {
        spec: { predictor },
      });
    const model = (storageUri: string) => ({
      model: { modelFormat: { name: 'sklearn' }, storageUri },
    });

    it.each<[string, object]>([
      ['predictor.model', model(A)],
      ['a field from before it', { sklearn: { storageUri: A } }],
    ])('by %s', async (_, predictor) => {
      await created(predictor);
      const version = { storageUri: B, label: 'v2' };
      expect(await start(KIND, version)).toEqual([80, 20]);
      const { service } = await serviceOf(KIND);
      expect(
        service.revisions.map(({ role, storageUri, modelVersion }) => [
          role,
          storageUri,
          modelVersion,
        ]),
      ).toEqual([
        ['stable', A, expect.anything()],
        ['canary', B, 'v2'],
      ]);
      expect(await again(KIND, version)).toBe('already-started');
      expect(await again(KIND, { storageUri: BROKEN })).toBe(
        'canary-in-flight',
      );
    });

    it('by the image of a container of its own', async () => {
      await created({
        containers: [{ name: 'kserve-container', image: 'reg/m:1' }],
      });
      expect(await start(KIND, { image: 'reg/m:2' }, 5)).toEqual([95, 5]);
      expect(await again(KIND, { image: 'reg/m:2' })).toBe('already-started');
    });

    it('by a percent that was left behind', async () => {
      await created({ ...model(A), canaryTrafficPercent: 100 });
      await change({ ...model(B), canaryTrafficPercent: 100 });
      expect(await start(KIND, { storageUri: 's3://models/m/v3' })).toEqual([
        80, 20,
      ]);
    });

    it('after a promotion, without bringing the version before back', async () => {
      await created(model(A));
      await start(KIND, { storageUri: B });
      await change({ canaryTrafficPercent: null });
      await start(KIND, { storageUri: 's3://models/m/v3' }, 10);
      const { service } = await serviceOf(KIND);
      expect(service.model.storageUri).toBe(B);
    });

    it('loses nothing to a version that cannot be loaded, and says that it is not there', async () => {
      await created(model(A));
      const made = planned(await plan(KIND, { storageUri: BROKEN }));
      await write(made);
      const { service } = await serviceOf(KIND);
      const { now, differing } = compareTraffic(made, service);
      expect(now[0]?.percent).toBe(100);
      expect(differing).toHaveLength(2);
    });

    it('not while what was rolled back would get the share', async () => {
      await created(model(A));
      await start(KIND, { storageUri: B });
      await change({ canaryTrafficPercent: 0 });
      expect(await again(KIND, { storageUri: BROKEN })).toBe(
        'later-revision-waits',
      );
      // What would come of it.
      await change({ ...model(BROKEN), canaryTrafficPercent: 20 });
      const { service } = await serviceOf(KIND);
      expect(
        service.revisions.find(({ storageUri }) => storageUri === B)?.traffic
          .programmed,
      ).toMatchObject({ percent: 20 });
      await change({ canaryTrafficPercent: 0 });
      // The way that the refusal names: it gives the rolled-back version nothing on the way.
      await change(model(A));
      await change({ canaryTrafficPercent: null });
      expect(await start(KIND, { storageUri: 's3://models/m/v3' })).toEqual([
        80, 20,
      ]);
    });
  });

  it('a Knative Service', async () => {
    await create('serving.knative.dev/v1', 'services', {
      kind: 'Service',
      metadata: { name: 'm', labels: MODEL_SERVICE },
      spec: {
        template: {
          spec: { containers: [{ name: 'user-container', image: 'reg/m:1' }] },
        },
        traffic: [{ latestRevision: true, percent: 100 }],
      },
    });
    const version = { image: 'reg/m:2', label: '2' };
    expect(await start('Service', version)).toEqual([80, 20]);
    const { service } = await serviceOf('Service');
    expect(service.revisions.map(r => r.modelVersion)).toEqual(['1', '2']);
    expect(await again('Service', version)).toBe('already-started');
  });

  describe('a Rollout', () => {
    const STEPS = [{ setWeight: 20 }, { pause: {} }];
    const created = (spec: object, canary: object = {}) =>
      create('argoproj.io/v1alpha1', 'rollouts', {
        kind: 'Rollout',
        metadata: { name: 'm', labels: MODEL_SERVICE },
        spec: {
          replicas: 5,
          selector: { matchLabels: { app: 'm' } },
          strategy: { canary: { steps: STEPS, ...canary } },
          ...spec,
        },
      });
    const template = {
      metadata: { labels: { app: 'm' } },
      spec: { containers: [{ name: 'server', image: 'reg/m:1' }] },
    };
    const service = (name: string) =>
      create('v1', 'services', {
        kind: 'Service',
        metadata: { name },
        spec: { selector: { app: 'm' }, ports: [{ port: 80 }] },
      });

    it('by the numbers of pods', async () => {
      await service('m');
      await created({ template });
      expect(await start('Rollout', { image: 'reg/m:2' })).toEqual([80, 20]);
      expect(await again('Rollout', { image: 'reg/m:2' })).toBe(
        'already-started',
      );
    });

    it('by a route', async () => {
      await service('m-stable');
      await service('m-canary');
      await create('networking.istio.io/v1', 'virtualservices', {
        kind: 'VirtualService',
        metadata: { name: 'm' },
        spec: {
          hosts: ['m'],
          http: [
            {
              route: [
                { destination: { host: 'm-stable' }, weight: 100 },
                { destination: { host: 'm-canary' }, weight: 0 },
              ],
            },
          ],
        },
      });
      await created(
        { template },
        {
          stableService: 'm-stable',
          canaryService: 'm-canary',
          trafficRouting: { istio: { virtualService: { name: 'm' } } },
        },
      );
      expect(await start('Rollout', { image: 'reg/m:2' })).toEqual([80, 20]);
      expect(await again('Rollout', { image: 'reg/m:3' })).toBe(
        'canary-in-flight',
      );
    });

    it('not by another share than its first step gives', async () => {
      await created({ template });
      const outcome = await plan('Rollout', { image: 'reg/m:2' }, 10);
      expect(outcome).toMatchObject({
        refusal: { reason: 'first-step-differs' },
      });
    });
  });

  describe('a SeldonDeployment', () => {
    const KIND = 'SeldonDeployment';
    const predictor = (name: string, modelUri: string, traffic?: number) => ({
      name,
      replicas: 1,
      graph: { name: 'classifier', implementation: 'SKLEARN_SERVER', modelUri },
      ...(traffic !== undefined && { traffic }),
    });
    const created = (...predictors: object[]) =>
      create('machinelearning.seldon.io/v1', 'seldondeployments', {
        kind: KIND,
        metadata: { name: 'm' },
        spec: { predictors },
      });

    it('by a copy of its only predictor', async () => {
      await created(predictor('main', A));
      const version = { storageUri: B, label: 'v2' };
      expect(await start(KIND, version)).toEqual([80, 20]);
      const { service } = await serviceOf(KIND);
      expect(
        service.revisions.map(({ name, role, storageUri }) => [
          name,
          role,
          storageUri,
        ]),
      ).toEqual([
        ['main', 'stable', A],
        ['v2', 'canary', B],
      ]);
      expect(await again(KIND, version)).toBe('already-started');
    });

    it('by the predictor that gets nothing', async () => {
      await created(
        predictor('main', A, 100),
        predictor('next', 's3://m/0', 0),
      );
      expect(await start(KIND, { storageUri: B }, 7)).toEqual([93, 7]);
      const { service } = await serviceOf(KIND);
      expect(service.revisions[1]).toMatchObject({
        name: 'next',
        storageUri: B,
      });
    });
  });

  describe('a version that is an object of its own', () => {
    /** Several writes, each behind the one before. */
    async function share(kind: string, version: CanaryVersion) {
      const outcome = await plan(kind, version, 10);
      if ('refusal' in outcome) {
        throw new Error(outcome.refusal.message);
      }
      await write(outcome.plan);
      const { service } = await serviceOf(kind);
      const { now, differing } = compareTraffic(outcome.plan, service);
      expect(differing).toEqual([]);
      return now.map(({ percent }) => percent);
    }

    it('as a member of a routing group', async () => {
      const KIND = 'LLMInferenceServiceGroup';
      for (const [name, weight] of [
        ['chat', 100],
        ['chat-next', 0],
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
      const version = { storageUri: 'hf://org/llm:chat-next' };
      expect(await share(KIND, version)).toEqual([90, 10]);
      expect(await again(KIND, version)).toBe('already-started');
    });

    it('as a Deployment behind a weighted route', async () => {
      for (const version of ['1', '2']) {
        const labels = { app: 'm', version };
        await create('apps/v1', 'deployments', {
          kind: 'Deployment',
          metadata: { name: `m-${version}`, labels: MODEL_SERVICE },
          spec: {
            selector: { matchLabels: labels },
            template: {
              metadata: { labels: { ...labels, ...MODEL_SERVICE } },
              spec: {
                containers: [{ name: 'server', image: `reg/m:${version}` }],
              },
            },
          },
        });
        await create('v1', 'services', {
          kind: 'Service',
          metadata: { name: `m-${version}` },
          spec: { selector: labels, ports: [{ port: 80 }] },
        });
      }
      await create('gateway.networking.k8s.io/v1', 'httproutes', {
        kind: 'HTTPRoute',
        metadata: { name: 'm' },
        spec: {
          parentRefs: [{ name: 'public' }],
          rules: [
            {
              backendRefs: [
                { name: 'm-1', port: 80, weight: 100 },
                { name: 'm-2', port: 80, weight: 0 },
              ],
            },
          ],
        },
      });
      const version = { image: 'reg/m:2' };
      expect(await again('Deployment', { image: 'reg/m:3' })).toBe(
        'version-not-there',
      );
      expect(await share('Deployment', version)).toEqual([90, 10]);
      expect(await again('Deployment', version)).toBe('already-started');
    });
  });
});
