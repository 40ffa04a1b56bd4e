import { DEFAULT_SETTINGS } from '../../settings/ServingSettings';
import { KNATIVE_SERVICES } from '../../kubernetes/knativeService';
import { servicesOf } from '../testing/namespaceOf';
import { knativePlatform } from './knativePlatform';
import {
  rawKnativeService,
  rawRevision,
  rawRevisionPod,
} from './testing/knativeFixtures';

function serviceOf(
  raw: readonly object[],
  options?: Parameters<typeof servicesOf>[1],
) {
  const [service, ...others] = servicesOf(raw, options);
  expect(others).toEqual([]);
  return service;
}

const roles = (service: ReturnType<typeof serviceOf>) =>
  service?.revisions.map(({ name, role }) => [name, role]);

const revisionsForbidden = {
  'revisions.serving.knative.dev': {
    state: 'forbidden',
    reason: 'may not list',
  },
} as const;

describe('which Knative Services are model services', () => {
  it('are those that say so, and no others', () => {
    const unmarked = rawKnativeService({ metadata: { labels: {} } });
    expect(servicesOf([unmarked])).toEqual([]);
    expect(serviceOf([rawKnativeService()])?.recognisedBy.rule).toBe('label');
  });

  it('are those that a rule recognises, which tells of their runtime too', () => {
    const unmarked = rawKnativeService({ metadata: { labels: {} } });
    const service = serviceOf([unmarked], {
      settings: {
        ...DEFAULT_SETTINGS,
        recognitionRules: [
          {
            name: 'plumber',
            images: ['ml/r-plumber'],
            runtime: 'Plumber',
            protocol: 'openapi',
            format: 'R',
          },
        ],
      },
    });
    expect(service).toMatchObject({
      name: 'churn',
      recognisedBy: { rule: 'plumber' },
      runtime: { name: 'Plumber', protocol: 'openapi' },
      model: { format: 'R' },
    });
  });

  it('are not those that KServe made, even where the owner reference is lost', () => {
    const labels = {
      'modeldeck.io/model-service': 'churn',
      'serving.kserve.io/inferenceservice': 'churn',
    };
    expect(servicesOf([rawKnativeService({ metadata: { labels } })])).toEqual(
      [],
    );
  });
});

describe('the revisions of a Knative Service', () => {
  const split = [
    { revisionName: 'churn-00002', percent: 80 },
    { latestRevision: true, percent: 20 },
  ];
  const routed = [
    { revisionName: 'churn-00002', percent: 80 },
    { revisionName: 'churn-00010', latestRevision: true, percent: 20 },
  ];

  it('are ordered by the generation of their template, not by their names', () => {
    const service = serviceOf([
      rawKnativeService({ traffic: split, routed, latestReady: 'churn-00010' }),
      rawRevision(10, { name: 'churn-00010' }),
      rawRevision(2),
    ]);
    expect(roles(service)).toEqual([
      ['churn-00002', 'stable'],
      ['churn-00010', 'canary'],
    ]);
    const blue = { revisionName: 'churn-zeta', percent: 50 };
    const green = { revisionName: 'churn-alpha', percent: 50 };
    expect(
      roles(
        serviceOf([
          rawKnativeService({
            traffic: [green, blue],
            routed: [green, blue],
            latestReady: 'churn-alpha',
          }),
          rawRevision(4, { name: 'churn-alpha' }),
          rawRevision(3, { name: 'churn-zeta' }),
        ]),
      ),
    ).toEqual([
      ['churn-zeta', 'stable'],
      ['churn-alpha', 'canary'],
    ]);
  });

  it('have the role that their mark gives them', () => {
    const annotations = { 'modeldeck.io/role': 'shadow' };
    const service = serviceOf([
      rawKnativeService({ traffic: split, routed, latestReady: 'churn-00010' }),
      rawRevision(2),
      rawRevision(10, { annotations }),
    ]);
    expect(roles(service)).toContainEqual(['churn-00010', 'shadow']);
  });

  it('leave out those that Knative keeps for no purpose', () => {
    const idle = [2, 3, 4].map(generation =>
      rawRevision(generation, { idle: true }),
    );
    const service = serviceOf([
      rawKnativeService({ latestReady: 'churn-00005' }),
      ...idle,
      rawRevision(5),
    ]);
    expect(roles(service)).toEqual([
      ['churn-00005', 'stable'],
      ['churn-00004', 'retired'],
    ]);
  });

  it('have the version of their own image or marks, not of the newest', () => {
    const labels = {
      'serving.knative.dev/service': 'churn',
      'serving.knative.dev/configurationGeneration': '1',
      'modeldeck.io/model-version': '2024-03',
    };
    const service = serviceOf([
      rawKnativeService(),
      rawRevision(1, { labels, idle: true }),
      rawRevision(2),
    ]);
    expect(
      service?.revisions.map(({ name, modelVersion }) => [name, modelVersion]),
    ).toEqual([
      ['churn-00002', '4.2'],
      ['churn-00001', '2024-03'],
    ]);
  });

  it('are told as far as the Service names them when they may not be read', () => {
    const service = serviceOf(
      [
        rawKnativeService({
          traffic: split,
          routed,
          latestReady: 'churn-00010',
        }),
        rawRevisionPod(2),
        rawRevisionPod(10),
      ],
      { states: revisionsForbidden },
    );
    expect(service?.health.status).toBe('healthy');
    expect(service?.revisions).toMatchObject([
      {
        name: 'churn-00002',
        role: 'stable',
        replicas: { ready: 1 },
        modelVersion: { unknown: expect.any(String) },
      },
      { name: 'churn-00010', role: 'canary', modelVersion: '4.4' },
    ]);
  });
});

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

describe('what is asked of the API server', () => {
  const needs = new Map(
    knativePlatform.resources.map(need => [need.type.id, need]),
  );
  const selections = (raw: object) =>
    needs
      .get('pods')
      ?.belongingTo?.([KNATIVE_SERVICES.decode(raw)], DEFAULT_SETTINGS);

  it('leaves out over the fleet what KServe made', () => {
    for (const need of knativePlatform.resources) {
      expect(need.fleetSelector?.(DEFAULT_SETTINGS)).toContain(
        '!serving.kserve.io/inferenceservice',
      );
    }
  });

  it('is for one name the Service, and its pods if it is a model service', () => {
    expect(
      needs
        .get('services.serving.knative.dev')
        ?.named?.('churn', DEFAULT_SETTINGS),
    ).toEqual([{ name: 'churn' }]);
    expect(selections(rawKnativeService())).toEqual([
      { labelSelector: 'serving.knative.dev/service=churn' },
    ]);
    expect(selections(rawKnativeService({ metadata: { labels: {} } }))).toEqual(
      [],
    );
  });
});
