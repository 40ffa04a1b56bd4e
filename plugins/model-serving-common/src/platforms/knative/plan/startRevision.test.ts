import type { CanaryVersion } from '../../../canary/plan/PlanRequest';
import { onlyService } from '../../testing/onlyService';
import { knativePlatform } from '../knativePlatform';
import {
  rawKnativeService,
  rawRevision,
  rawRevisionPod,
} from '../testing/knativeFixtures';

const { outcomeOf } = onlyService([knativePlatform]);
const IMAGE = 'ml/r-plumber:4.5';

function start(
  parts: Parameters<typeof rawKnativeService>[0] = {},
  version: CanaryVersion = { image: IMAGE },
) {
  return outcomeOf(
    [
      rawKnativeService(parts),
      rawRevision(1),
      rawRevision(2),
      rawRevisionPod(2),
    ],
    { action: 'start-canary', version, percent: 10 },
  );
}

const template = (metadata: object, image = 'ml/r-plumber:4.4') => ({
  metadata,
  spec: { containers: [{ name: 'user', image }] },
});

describe('starting a canary of a Knative Service', () => {
  it('changes the image and the traffic in one patch', () => {
    const { writes, after, undo, risks } = start();
    const container = '/spec/template/spec/containers/0';
    expect(writes).toMatchObject([
      {
        type: 'json',
        patch: [
          { op: 'test', path: `${container}/name`, value: 'user' },
          { op: 'test', path: `${container}/image`, value: 'ml/r-plumber:4.4' },
          { op: 'replace', path: `${container}/image`, value: IMAGE },
          {
            op: 'add',
            path: '/spec/traffic',
            value: [
              { revisionName: 'churn-00002', percent: 90 },
              { latestRevision: true, percent: 10 },
            ],
          },
        ],
      },
    ]);
    expect(after).toEqual([
      { revision: 'churn-00002', percent: 90 },
      { revision: 'churn-00001', percent: 0 },
      { revision: 'churn-00003', percent: 10, appearing: true },
    ]);
    expect(undo).toContain('set image ml/r-plumber:4.4 again');
    expect(risks).toEqual([]);
  });

  it('keeps tags, and tells the version by a label', () => {
    const traffic = [
      { latestRevision: true, percent: 100, tag: 'now' },
      { revisionName: 'churn-00001', percent: 0, tag: 'before' },
    ];
    const { writes } = start({ traffic }, { image: IMAGE, label: '4.5' });
    expect(writes?.[0]?.patch).toEqual(
      expect.arrayContaining([
        {
          op: 'add',
          path: '/spec/template/metadata',
          value: { labels: { 'modeldeck.io/model-version': '4.5' } },
        },
        {
          op: 'add',
          path: '/spec/traffic',
          value: [
            { revisionName: 'churn-00002', percent: 90 },
            { latestRevision: true, percent: 10, tag: 'now' },
            { revisionName: 'churn-00001', percent: 0, tag: 'before' },
          ],
        },
      ]),
    );
  });

  const split = [
    { revisionName: 'churn-00001', percent: 80 },
    { revisionName: 'churn-00002', percent: 20 },
  ];
  const pinned = [{ revisionName: 'churn-00001', percent: 100 }];

  it.each<[string, Parameters<typeof rawKnativeService>[0]]>([
    ['canary-in-flight', { traffic: split, routed: split }],
    [
      'already-started',
      { traffic: split, routed: split, template: template({}, IMAGE) },
    ],
    ['same-version', { template: template({}, IMAGE) }],
    ['later-revision-waits', { traffic: pinned, routed: pinned }],
    ['canary-in-flight', { latestCreated: 'churn-00003' }],
    ['service-not-ready', { conditions: [{ type: 'Ready', status: 'False' }] }],
    ['version-does-not-fit', { template: template({ name: 'churn-a' }) }],
    [
      'owned-by-gitops',
      { metadata: { labels: { 'argocd.argoproj.io/instance': 'ml' } } },
    ],
    ['malformed-field', { traffic: [{ percent: 'all' } as never] }],
  ])('is refused with %s', (reason, parts) => {
    const labels = {
      'modeldeck.io/model-service': 'churn',
      ...(parts?.metadata as { labels?: object } | undefined)?.labels,
    };
    expect(start({ ...parts, metadata: { labels } }).reason).toBe(reason);
  });

  it('takes no storage URI', () => {
    expect(start({}, { storageUri: 's3://models/4' }).reason).toBe(
      'version-does-not-fit',
    );
  });
});
