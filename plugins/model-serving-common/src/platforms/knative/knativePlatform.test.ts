import { DEFAULT_SETTINGS } from '../../settings/ServingSettings';
import { KNATIVE_SERVICES } from '../../kubernetes/knativeService';
import { servicesOf } from '../testing/namespaceOf';
import { knativePlatform } from './knativePlatform';
import {
  rawKnativeService,
  rawRevision,
  rawRevisionPod,
  revisionsForbidden,
  roles,
  serviceOf,
} from './testing/knativeFixtures';

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
