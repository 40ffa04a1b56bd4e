import {
  rawKnativeService,
  rawRevision,
  revisionsForbidden,
  serviceOf,
} from '../testing/knativeFixtures';

describe('the traps of a Knative Service', () => {
  const rulesOf = (
    raw: readonly object[],
    states?: Parameters<typeof serviceOf>[1],
  ) => serviceOf(raw, states)?.findings.map(({ rule }) => rule);

  it('accuse no entry of naming a revision that is gone when that cannot be told', () => {
    const traffic = [
      { latestRevision: true, percent: 100 },
      { revisionName: 'churn-00001', percent: 0, tag: 'old' },
    ];
    const raw = [rawKnativeService({ traffic }), rawRevision(2)];
    expect(rulesOf(raw)).toEqual(['traffic-target-missing']);
    expect(rulesOf(raw, { states: revisionsForbidden })).toEqual([]);
  });

  it.each([
    [[{ revisionName: 'churn-00001', percent: 100 }], true],
    [
      [
        { revisionName: 'churn-00001', percent: 100 },
        { revisionName: 'churn-00002', percent: 0 },
      ],
      false,
    ],
    [
      [
        { revisionName: 'churn-00001', percent: 100 },
        { latestRevision: true, percent: 0, tag: 'next' },
      ],
      false,
    ],
    [undefined, false],
  ])('hold the newest revision for passed over by %j: %j', (traffic, is) => {
    const routed = [{ revisionName: 'churn-00001', percent: 100 }];
    const rules = rulesOf([
      rawKnativeService({ traffic, routed }),
      rawRevision(1),
      rawRevision(2),
    ]);
    expect(rules?.includes('latest-revision-passed-over')).toBe(is);
  });

  it('do not name a failed revision that nothing asks for any more', () => {
    const failed = rawRevision(1, { ready: 'False' });
    expect(rulesOf([rawKnativeService(), failed, rawRevision(2)])).toEqual([]);
    const traffic = [
      { latestRevision: true, percent: 100 },
      { revisionName: 'churn-00001', percent: 0, tag: 'old' },
    ];
    expect(
      rulesOf([rawKnativeService({ traffic }), failed, rawRevision(2)]),
    ).toEqual(['revision-failed']);
  });

  it('name the kind that is meant in their commands: Service is Kubernetes’ own', () => {
    const traffic = [{ latestRevision: true, percent: '100' }];
    const [finding] =
      serviceOf([rawKnativeService({ traffic }), rawRevision(2)])?.findings ??
      [];
    expect(finding?.fix).toContain('edit service.serving.knative.dev churn');
  });
});
