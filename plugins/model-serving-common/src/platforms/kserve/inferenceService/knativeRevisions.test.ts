import { rawKnativeService } from '../testing/inferenceService';
import { servicesOf } from '../../testing/namespaceOf';
import { rawRevision, revisionPod } from '../testing/workloads';

const IN_FLIGHT = rawKnativeService({
  percent: 20,
  created: 'r2',
  ready: 'r2',
  rolledout: 'r1',
  previous: 'r0',
  traffic: [
    ['r2', 20],
    ['r1', 80],
  ],
});

function revisionsOf(...objects: object[]) {
  const [service] = servicesOf([IN_FLIGHT, ...objects]);
  return Object.fromEntries(
    (service?.revisions ?? []).map(revision => [revision.name, revision]),
  );
}

describe('the models of revisions', () => {
  it('are those that KServe noted on each', () => {
    const { r1, r2 } = revisionsOf(
      rawRevision('r1', { uri: 's3://models/fraud/v1' }),
      rawRevision('r2', { uri: 's3://me:pw@models/fraud/v2' }),
    );
    expect(r1).toMatchObject({
      storageUri: 's3://models/fraud/v1',
      modelVersion: 'v1',
    });
    expect(r2).toMatchObject({
      storageUri: 's3://models/fraud/v2',
      modelVersion: 'v2',
    });
  });

  it('are told by a pod where no Revision can be', () => {
    const note = 'internal.serving.kserve.io/storage-initializer-sourceuri';
    const { r1 } = revisionsOf(
      revisionPod('p', 'r1', { annotations: { [note]: 'gs://m/v1' } }),
    );
    expect(r1?.storageUri).toBe('gs://m/v1');
  });

  it('are not those of the spec but for the newest one', () => {
    const { r1, r2 } = revisionsOf();
    expect(r1?.storageUri).toEqual({ unknown: expect.any(String) });
    expect(r2?.storageUri).toBe('s3://models/fraud/v2');
  });

  it('have the version that their own labels name', () => {
    const { r1 } = revisionsOf(
      rawRevision('r1', {
        uri: 's3://models/fraud/v1',
        labels: { 'modeldeck.io/model-version': '2026.11' },
      }),
    );
    expect(r1?.modelVersion).toBe('2026.11');
  });

  it('stand for the service by the stable one', () => {
    const [service] = servicesOf([
      IN_FLIGHT,
      rawRevision('r1', { uri: 's3://models/fraud/v1' }),
    ]);
    expect(service?.model).toMatchObject({
      name: 'fraud',
      version: 'v1',
      storageUri: 's3://models/fraud/v1',
    });
  });
});

describe('the replicas of revisions', () => {
  it('are counted in pods, and wanted by what the autoscaler says', () => {
    const { r1 } = revisionsOf(
      rawRevision('r1', { desired: 3, actual: 2 }),
      revisionPod('a', 'r1'),
      revisionPod('b', 'r1', { ready: false }),
    );
    expect(r1?.replicas).toEqual({ wanted: 3, ready: 1 });
    expect(r1?.pods.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('are none where no request comes', () => {
    const { r1 } = revisionsOf(
      rawRevision('r1', {
        desired: 1,
        conditions: [{ type: 'Active', status: 'False', reason: 'NoTraffic' }],
      }),
    );
    expect(r1?.replicas.wanted).toBe(0);
  });

  it.each([undefined, -1])(
    'are not known while the autoscaler reports %p',
    desired => {
      const { r1 } = revisionsOf(rawRevision('r1', { desired }));
      expect(r1?.replicas.wanted).toEqual({ unknown: expect.any(String) });
    },
  );

  it('leave a transformer’s pods out, but not its accelerators', () => {
    const objects = [
      revisionPod('a', 'r1', { gpus: 1 }),
      revisionPod('t', 't1', { labels: { component: 'transformer' }, gpus: 1 }),
    ];
    const [service] = servicesOf([IN_FLIGHT, ...objects]);
    expect(service?.revisions.flatMap(r => r.pods.map(p => p.name))).toEqual([
      'a',
    ]);
    expect(service?.accelerators).toEqual([
      { resource: 'nvidia.com/gpu', count: 2 },
    ]);
  });
});

describe('revisions that are no longer served', () => {
  it('are shown while they exist', () => {
    expect(revisionsOf(rawRevision('r0')).r0?.role).toBe('retired');
  });

  it('are shown while they have pods, whatever the status remembers', () => {
    const { old } = revisionsOf(revisionPod('p', 'old', { gpus: 2 }));
    expect(old).toMatchObject({
      role: 'retired',
      accelerators: [{ resource: 'nvidia.com/gpu', count: 2 }],
      traffic: { programmed: { percent: 0 } },
    });
  });

  it('are not listed for their history alone', () => {
    expect(revisionsOf(rawRevision('older')).older).toBeUndefined();
  });
});
