import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_SETTINGS,
  type PreflightCheck,
  preflightReportSchema,
  serviceId,
} from '@modeldeck/plugin-model-serving-common';
import {
  loadScenario,
  mlmodel,
  SimulatedCluster,
  SimulatedObjectStore,
} from '@modeldeck/simulated-cluster';
import { Preflights } from './Preflights';

/** Its stable revision was made of s3://models/fraud/v1, its canary of v2. */
const SCENARIO = loadScenario('kserve-knative-canary-in-flight');

function placed(name: string) {
  const { namespace } = SCENARIO;
  const place = { cluster: 'west', namespace, kind: 'InferenceService', name };
  return { ...place, id: serviceId(place) };
}

const V1 = mlmodel({ inputs: [{ name: 'amount', type: 'double' }] });
const V2 = mlmodel({
  inputs: [
    { name: 'amount', type: 'double' },
    { name: 'country', type: 'string' },
  ],
});

describe('Preflights', () => {
  let cluster: SimulatedCluster;
  let store: SimulatedObjectStore;
  let folder: string;

  beforeEach(async () => {
    cluster = await SimulatedCluster.start({ name: 'west' });
    await cluster.load(SCENARIO);
    store = await SimulatedObjectStore.start();
    folder = await mkdtemp(join(tmpdir(), 'modeldeck-'));
    await writeFile(join(folder, 'kubeconfig'), cluster.kubeconfig());
  });

  afterEach(async () => {
    await Promise.all([cluster.stop(), store.stop()]);
    await rm(folder, { recursive: true });
  });

  function preflights() {
    return new Preflights({
      config: {
        clusters: [
          {
            key: 'modelServing.clusters[0]',
            name: 'west',
            access: { type: 'kubeconfig', path: join(folder, 'kubeconfig') },
            writable: false,
          },
        ],
        settings: DEFAULT_SETTINGS,
        artifacts: { s3: { endpoint: store.endpoint } },
      },
      now: () => new Date('2026-11-21T12:00:00Z'),
    });
  }

  function check(name = 'fraud') {
    return preflights().check(placed(name));
  }

  function of(checks: readonly PreflightCheck[], id: string) {
    return checks.find(each => each.id === id);
  }

  it('tells that a canary refuses what callers of stable send', async () => {
    store.objects.set('models/fraud/v1/MLmodel', V1);
    store.objects.set('models/fraud/v2/MLmodel', V2);
    const { checks, outcome } = preflightReportSchema.parse(await check());
    expect(outcome).toBe('failed');
    expect(of(checks, 'signature-compatible')).toMatchObject({
      state: 'failed',
      evidence: [
        'input "country" is required, and callers of the stable model need not send it',
      ],
    });
  });

  it('cannot tell where one of them cannot be read', async () => {
    store.objects.set('models/fraud/v1/MLmodel', 'no: [yaml');
    store.objects.set('models/fraud/v2/MLmodel', V2);
    const { checks } = await check();
    expect(of(checks, 'model-present')).toMatchObject({ state: 'passed' });
    expect(of(checks, 'signature-compatible')).toMatchObject({
      state: 'cannot-tell',
      detail: expect.stringContaining('s3://models/fraud/v1'),
    });
  });

  it('says that a service is not there any more', async () => {
    await expect(check('gone')).rejects.toThrow(
      'The model service "gone" is not there any more',
    );
  });

  it('says which setting leads to a cluster that cannot be asked', async () => {
    await rm(join(folder, 'kubeconfig'));
    await expect(check()).rejects.toThrow(/modelServing\.clusters\[0\]/);
  });

  describe('of documents', () => {
    const document = {
      apiVersion: 'serving.kserve.io/v1beta1',
      kind: 'InferenceService',
      metadata: { name: 'fraud' },
      spec: {
        predictor: { model: { storageUri: 's3://secret/of-others' } },
      },
    };
    const checkManifest = (
      documents: readonly unknown[],
      mayBeTold: () => void = () => {},
    ) => {
      const { namespace } = SCENARIO;
      const manifest = { cluster: 'west', namespace, documents };
      return preflights().checkManifest(manifest, { mayBeTold });
    };

    it('looks at them as if they were applied, and into no URI of theirs', async () => {
      store.objects.set('secret/of-others/MLmodel', V1);
      const report = preflightReportSchema.parse(
        await checkManifest([document]),
      );
      expect(report).toMatchObject({
        subject: 'manifest',
        service: { name: 'fraud' },
      });
      expect(of(report.checks, 'model-present')?.state).toBe('not-applicable');
    });

    it('says nothing of what the caller must not be told of', async () => {
      const refusal = new Error('not seen');
      await expect(
        checkManifest([document], () => {
          throw refusal;
        }),
      ).rejects.toBe(refusal);
    });

    it.each([
      ['no service', [{ apiVersion: 'v1', kind: 'ConfigMap' }]],
      ['several', [document, { ...document, metadata: { name: 'other' } }]],
    ])('refuses %s', async (_, documents) => {
      await expect(checkManifest(documents)).rejects.toThrow(
        expect.objectContaining({ name: 'InputError' }),
      );
    });
  });
});
