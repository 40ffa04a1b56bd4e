import {
  rawKnativeService,
  rawRevision,
  rawRevisionPod,
  serviceOf,
} from './testing/knativeFixtures';

describe('the traffic of a Knative Service', () => {
  it.each([
    [undefined, { percent: 100, source: 'spec.traffic (absent: latest)' }],
    [
      [{ revisionName: 'churn-00001', percent: 90 }],
      { unknown: 'spec.traffic adds up to 90 %, not to 100' },
    ],
    [
      [{ latestRevision: true, percent: '100' }],
      { unknown: 'spec.traffic is malformed' },
    ],
    [
      [{ latestRevision: true, percent: 101 }],
      { unknown: 'spec.traffic is malformed' },
    ],
  ])('%j is declared as %j', (traffic, declared) => {
    const service = serviceOf([rawKnativeService({ traffic }), rawRevision(2)]);
    expect(
      service?.revisions.find(({ name }) => name === 'churn-00002')?.traffic
        .declared,
    ).toEqual(declared);
  });

  it('is not known before Knative has programmed any', () => {
    const service = serviceOf([
      rawKnativeService({ routed: [], conditions: [] }),
      rawRevision(2),
    ]);
    expect(service?.revisions[0]?.traffic.programmed).toEqual({
      unknown: 'Knative has not reported any traffic',
    });
    expect(service?.health).toMatchObject({ status: 'unknown' });
  });
});

describe('the health of a Knative Service', () => {
  it('is not idle on the word of a revision that should run', () => {
    const service = serviceOf([rawKnativeService(), rawRevision(2)]);
    expect(service?.health.status).not.toBe('idle');
    const idle = [rawKnativeService(), rawRevision(2, { idle: true })];
    expect(serviceOf(idle)?.health.status).toBe('idle');
  });

  it('is not told from a status that speaks of an older generation', () => {
    const raw = rawKnativeService({ metadata: { generation: 3 } });
    Object.assign(raw.status, { observedGeneration: 2 });
    const labelled = {
      ...raw,
      metadata: { ...rawKnativeService().metadata, ...raw.metadata },
    };
    expect(
      serviceOf([labelled, rawRevision(2), rawRevisionPod(2)])?.health.reason,
    ).toBe('StatusOutdated');
  });

  it.each([
    [{ 'autoscaling.knative.dev/min-scale': '2' }, 2],
    [{ 'autoscaling.knative.dev/minScale': '1' }, 1],
    [{ 'autoscaling.knative.dev/min-scale': '-1' }, 'unknown'],
    [{}, 'unknown'],
  ])('is scaled as the template says: %j', (annotations, min) => {
    const template = { metadata: { annotations } };
    const scaling = serviceOf([rawKnativeService({ template })])?.scaling;
    expect(typeof scaling?.min === 'object' ? 'unknown' : scaling?.min).toBe(
      min,
    );
  });
});
