import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  applyReportSchema,
  DEFAULT_SETTINGS,
} from '@modeldeck/plugin-model-serving-common';
import { loadScenario, SimulatedCluster } from '@modeldeck/simulated-cluster';
import { Applier, type ApplyGuard } from './Applier';

/** Has the InferenceService "fraud". */
const SCENARIO = loadScenario('kserve-knative-canary-in-flight');
const { namespace } = SCENARIO;

const service = (name: string) => ({
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
  metadata: { name },
  spec: { predictor: { model: { modelFormat: { name: 'mlflow' } } } },
});

const CONFIG = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'web' },
  data: { a: '1' },
};

describe('Applier', () => {
  let cluster: SimulatedCluster;
  let folder: string;
  let guard: jest.Mocked<ApplyGuard>;

  beforeEach(async () => {
    guard = { mayApply: jest.fn(), mayWrite: jest.fn() };
    cluster = await SimulatedCluster.start({ name: 'west' });
    await cluster.load(SCENARIO);
    folder = await mkdtemp(join(tmpdir(), 'modeldeck-'));
    await writeFile(join(folder, 'kubeconfig'), cluster.kubeconfig());
  });

  afterEach(async () => {
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  function apply(documents: object[], options: object = {}) {
    const applier = new Applier({
      config: {
        clusters: [
          {
            key: 'modelServing.clusters[0]',
            name: 'west',
            access: { type: 'kubeconfig', path: join(folder, 'kubeconfig') },
            writable: true,
          },
        ],
        settings: DEFAULT_SETTINGS,
      },
      now: () => new Date('2026-11-21T12:00:00Z'),
    });
    const request = { cluster: 'west', namespace, documents, ...options };
    return applier.apply(request as never, guard);
  }

  const writes = () =>
    cluster.requests.filter(
      ({ method, query }) => method === 'PATCH' && query.dryRun === undefined,
    ).length;

  it('tells the service that it made, and what became of each document', async () => {
    const report = applyReportSchema.parse(
      await apply([service('new'), CONFIG]),
    );
    expect(report).toMatchObject({
      dryRun: false,
      service: {
        id: `west/${namespace}/inferenceservice/new`,
        kind: 'InferenceService',
        name: 'new',
      },
      objects: [
        { kind: 'ConfigMap', name: 'web', outcome: 'created' },
        { kind: 'InferenceService', name: 'new', outcome: 'created' },
      ],
    });
    expect(writes()).toBe(2);
    const again = await apply([service('new'), CONFIG]);
    expect(again.objects.map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'unchanged',
    ]);
  });

  it('keeps nothing of a dry run', async () => {
    const report = await apply([service('new')], { dryRun: true });
    expect(report).toMatchObject({
      dryRun: true,
      service: { name: 'new' },
      objects: [{ outcome: 'created' }],
    });
    expect(writes()).toBe(0);
  });

  it('asks about what the documents make and about what is there', async () => {
    await apply([service('fraud')], { dryRun: true });
    const [[services]] = guard.mayApply.mock.calls as [
      [Parameters<ApplyGuard['mayApply']>[0]],
    ];
    expect(services.map(({ name, owner }) => [name, owner])).toEqual([
      ['fraud', 'team-fraud'],
      ['fraud', 'team-fraud'],
    ]);
    const [objects, before] = guard.mayWrite.mock.calls[0] ?? [];
    expect(objects).toMatchObject([{ outcome: 'changed' }]);
    expect(before?.map(({ name }) => name)).toEqual(['fraud']);
  });

  it.each(['mayApply', 'mayWrite'] as const)(
    'writes nothing that %s refuses',
    async question => {
      const refusal = new Error('not yours');
      guard[question].mockImplementation(() => {
        throw refusal;
      });
      await expect(apply([service('new'), CONFIG])).rejects.toBe(refusal);
      expect(writes()).toBe(0);
    },
  );

  it.each<[string, string, object[]]>([
    ['InputError', 'The documents make no model service', [CONFIG]],
    [
      'InputError',
      'the portal applies no Secret',
      [
        service('new'),
        { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } },
      ],
    ],
    [
      'ConflictError',
      'PodMonitor/a would be left out',
      [
        service('new'),
        {
          apiVersion: 'monitoring.coreos.com/v1',
          kind: 'PodMonitor',
          metadata: { name: 'a' },
        },
      ],
    ],
  ])('refuses with %s: %s', async (name, message, documents) => {
    await expect(apply(documents)).rejects.toMatchObject({
      name,
      message: expect.stringContaining(message),
    });
    expect(writes()).toBe(0);
  });

  it('never tells what was applied in part as what was not begun', async () => {
    guard.mayWrite.mockImplementation(() =>
      cluster.faults.forbid({ resource: 'inferenceservices', verb: 'patch' }),
    );
    await expect(apply([service('new'), CONFIG])).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringMatching(
        /^Not all of it was applied\. west: applied: ConfigMap\/web; not applied: InferenceService\/new/,
      ),
    });
  });
});
