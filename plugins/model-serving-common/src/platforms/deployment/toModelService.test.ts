import { isUnknown } from '../../model/known';
import { namespaceOf } from '../testing/namespaceOf';
import { deploymentPlatform } from './deploymentPlatform';
import {
  NO_VERSION,
  FORBIDDEN,
  deployment,
  service,
  split,
  assemble,
  pair,
  withApiVersions,
} from './testing/workloadFixtures';

describe('a plain Deployment', () => {
  it('is a model service only by its own label', () => {
    expect(assemble([deployment('v1', { labels: {} })])).toEqual([]);
    const [found] = assemble([deployment('v1'), deployment('v2')]);
    expect(found?.id).toBe('simulated/team/deployment/fraud');
    expect(found?.objects.map(o => o.name)).toEqual(['fraud-v1', 'fraud-v2']);
  });

  it('says what its marks say, without credentials', () => {
    const annotations = {
      'modeldeck.io/model-name': 'fraud-model',
      'modeldeck.io/model-format': 'sklearn',
      'modeldeck.io/storage-uri': 'https://u:p@h/m?sig=1',
      'modeldeck.io/owner': 'team-a',
    };
    expect(assemble([deployment('v1', { annotations })])[0]).toMatchObject({
      model: {
        name: 'fraud-model',
        version: 'v1',
        format: 'sklearn',
        storageUri: 'https://h/m',
      },
      owner: 'team-a',
      system: { unknown: expect.any(String) },
    });
  });

  it('serves a model of its own name unless a mark says otherwise', () => {
    expect(assemble([deployment('v1')])[0]?.model.name).toBe('fraud');
  });

  it.each([
    [{ 'modeldeck.io/model-version': '7', version: '8' }, 'i:9', '7'],
    [{}, 'reg:5000/fraud:1.4.0@sha256:abc', '1.4.0'],
    [{}, 'reg:5000/fraud', NO_VERSION],
    [{}, 'fraud:latest', NO_VERSION],
  ])('takes its version from %j and %s', (marks, image, version) => {
    const labels = { 'modeldeck.io/model-service': 'fraud', ...marks };
    const raw = deployment('v1', { labels, image });
    raw.spec.template.metadata.labels.version = '';
    const [revision] = assemble([raw])[0]!.revisions;
    expect(revision?.modelVersion).toEqual(version);
  });

  it('lists its hosts and Services as endpoints', () => {
    expect(assemble([...pair, split(80, 20)])[0]?.endpoints).toEqual([
      { url: 'http://fraud.example.com', reach: 'external' },
      { url: 'http://fraud-v1.team.svc.cluster.local:8080', reach: 'cluster' },
      { url: 'http://fraud-v2.team.svc.cluster.local:8080', reach: 'cluster' },
    ]);
  });

  it('is scaled between the bounds of its autoscaler, else by its replicas', () => {
    const autoscaler = {
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'a' },
      spec: {
        scaleTargetRef: { kind: 'Deployment', name: 'fraud-v1' },
        minReplicas: 2,
        maxReplicas: 6,
      },
    };
    expect(assemble([...pair, autoscaler])[0]?.scaling).toEqual({
      min: 3,
      max: 7,
    });
    const states = { 'horizontalpodautoscalers.autoscaling': FORBIDDEN };
    expect(isUnknown(assemble(pair, states)[0]!.scaling.max)).toBe(true);
  });
});

it('does not call a service healthy whose pods may not be listed', () => {
  const [found] = assemble(
    [deployment('v1'), service('fraud', { app: 'fraud' })],
    { pods: FORBIDDEN },
  );
  expect(found?.health).toMatchObject({
    status: 'unknown',
    reason: 'PodsUnknown',
  });
  expect(found?.revisions[0]?.replicas).toEqual({ wanted: 1, ready: 1 });
});

it('makes services of whatever a list holds', () => {
  const labels = { 'modeldeck.io/model-service': 'x' };
  expect(
    assemble([
      { kind: 'Deployment', metadata: { labels }, spec: 'none', status: 7 },
    ]),
  ).toMatchObject([
    {
      name: 'x',
      health: { status: 'unknown' },
      findings: [{ rule: 'pods-not-labelled' }, { rule: 'malformed-field' }],
    },
  ]);
});

describe('workloads that another platform has claimed', () => {
  const of = (claimed: string[]) => {
    const raw = withApiVersions([
      deployment('v1'),
      deployment('v2'),
      {
        ...deployment('v3'),
        metadata: {
          ...deployment('v3').metadata,
          ownerReferences: [{ kind: 'Canary', name: 'c', uid: 'canary' }],
        },
      },
    ]);
    const objects = namespaceOf(raw, { platforms: [deploymentPlatform] });
    return deploymentPlatform
      .toModelServices(objects, new Set(claimed))
      .map(({ service: { revisions } }) => revisions.map(r => r.name));
  };

  it('are left to it, and the others are not lost with them', () => {
    expect(of([])).toEqual([['fraud-v1', 'fraud-v2', 'fraud-v3']]);
    expect(of(['v1'])).toEqual([['fraud-v2', 'fraud-v3']]);
    expect(of(['v1', 'canary'])).toEqual([['fraud-v2']]);
    expect(of(['v1', 'v2', 'v3'])).toEqual([]);
  });
});

it('takes runtime and protocol from its marks', () => {
  const labels = {
    'modeldeck.io/model-service': 'fraud',
    'modeldeck.io/runtime': 'uwsgi-nginx',
  };
  const annotations = { 'modeldeck.io/protocol': 'v1' };
  expect(
    assemble([deployment('v1', { labels, annotations })])[0]?.runtime,
  ).toEqual({ name: 'uwsgi-nginx', protocol: 'v1' });
});
