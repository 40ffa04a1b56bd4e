import type { CanaryVersion } from '../../../../canary/plan/PlanRequest';
import { rawInferenceService } from '../../testing/inferenceService';
import { planIn, REVISIONS, type STATES } from '../../testing/knativeStates';
import {
  patchesOf,
  planFor,
  planned,
  resultOf,
  risksOf,
} from '../../testing/planFor';
import { standardService } from '../../testing/standardStates';

const NEW = 's3://models/fraud/v9';
const start = (version: CanaryVersion = { storageUri: NEW }, percent = 20) =>
  ({ action: 'start-canary', version, percent } as const);

/** `fraud`, rolled out as its first revision, with this predictor. */
function withPredictor(predictor: object, parts: object = {}) {
  return rawInferenceService({
    spec: { predictor },
    status: {
      deploymentMode: 'Knative',
      conditions: [{ type: 'Ready', status: 'True' }],
      components: {
        predictor: {
          latestCreatedRevision: 'fraud-predictor-00001',
          latestReadyRevision: 'fraud-predictor-00001',
          latestRolledoutRevision: 'fraud-predictor-00001',
          traffic: [
            {
              revisionName: 'fraud-predictor-00001',
              percent: 100,
              latestRevision: true,
            },
          ],
        },
      },
    },
    ...parts,
  });
}

const SKLEARN = { modelFormat: { name: 'sklearn' }, storageUri: 's3://m/1' };

describe('starting a canary in Knative mode', () => {
  it.each<[keyof typeof STATES, string]>([
    ['create A', 'r1 80, new version 20'],
    ['first create with percent 20', 'r1 80, new version 20'],
    ['first create, not ready', 'never-rolled-out'],
    ['B + percent 20, B not ready', 'canary-in-flight'],
    ['B without percent, B not ready', 'canary-in-flight'],
    ['in flight', 'canary-in-flight'],
    ['in flight, then C not ready', 'canary-in-flight'],
    ['rolled back in flight', 'later-revision-waits'],
    ['left-over 0, then C', 'later-revision-waits'],
    ['promoted', 'r2 80, r1 0, new version 20'],
    ['promoted by 100', 'r2 80, r1 0, new version 20'],
    ['promoted, then URI A + percent 0', 'later-revision-waits'],
    ['promoted, then percent 20 only', 'canary-in-flight'],
  ])('%s: %s', (state, result) => {
    expect(resultOf(planIn(state, start()))).toBe(result);
  });

  it('is done already where it is that version, and nothing where stable is', () => {
    const [r1, r2] = REVISIONS.map(
      ({ metadata }) => Object.values(metadata.annotations ?? {})[0],
    );
    expect(resultOf(planIn('in flight', start({ storageUri: r2 })))).toBe(
      'already-started',
    );
    expect(resultOf(planIn('create A', start({ storageUri: r1 })))).toBe(
      'same-version',
    );
    // The spec says v2 there: the same template makes no new revision.
    expect(resultOf(planIn('create A', start({ storageUri: r2 })))).toBe(
      'same-version',
    );
  });

  it('writes the model and its percent in one merge patch, and nothing else', () => {
    const outcome = planIn('promoted', start());
    expect(patchesOf(outcome)).toEqual([
      {
        spec: {
          predictor: { canaryTrafficPercent: 20, model: { storageUri: NEW } },
        },
      },
    ]);
    const { summary, undo, writes } = planned(outcome);
    expect(writes[0]?.guard.uid).toBe('uid-fraud');
    expect(summary).toBe(
      'a new revision gets 20 % once it is ready, and r2 keeps 80 %',
    );
    expect(undo).toContain('canaryTrafficPercent 0 gives everything to r2');
    expect(undo).toContain('set storageUri s3://models/fraud/v2 again');
  });

  it('names the revision that Knative will make, and the field that holds the URI', () => {
    const outcome = planFor(
      [withPredictor({ sklearn: { storageUri: 's3://m/1' } })],
      start({ storageUri: NEW, label: 'v9' }, 5),
    );
    expect(resultOf(outcome)).toBe(
      'fraud-predictor-00001 95, fraud-predictor-00002 5',
    );
    expect(patchesOf(outcome)).toEqual([
      {
        spec: {
          predictor: {
            canaryTrafficPercent: 5,
            labels: { 'modeldeck.io/model-version': 'v9' },
            sklearn: { storageUri: NEW },
          },
        },
      },
    ]);
  });

  it('changes the image of a container of its own in one JSON patch', () => {
    const outcome = planFor(
      [
        withPredictor({
          labels: { team: 'x' },
          containers: [{ name: 'kserve-container', image: 'reg/m:1' }],
        }),
      ],
      start({ image: 'reg/m:2', label: '2' }),
    );
    expect(patchesOf(outcome)).toEqual([
      [
        {
          op: 'test',
          path: '/spec/predictor/containers/0/name',
          value: 'kserve-container',
        },
        {
          op: 'test',
          path: '/spec/predictor/containers/0/image',
          value: 'reg/m:1',
        },
        {
          op: 'replace',
          path: '/spec/predictor/containers/0/image',
          value: 'reg/m:2',
        },
        {
          op: 'add',
          path: '/spec/predictor/labels/modeldeck.io~1model-version',
          value: '2',
        },
        {
          op: 'add',
          path: '/spec/predictor/canaryTrafficPercent',
          value: 20,
        },
      ],
    ]);
  });

  it.each<[string, object, CanaryVersion]>([
    ['an image for a model', { model: SKLEARN }, { image: 'reg/m:2' }],
    [
      'a URI for a container',
      { containers: [{ name: 'c', image: 'reg/m:1' }] },
      { storageUri: NEW },
    ],
    [
      'a URI beside a storage key',
      { model: { ...SKLEARN, storage: { key: 'k', path: 'p' } } },
      { storageUri: NEW },
    ],
    [
      'a URI for several models',
      { model: { ...SKLEARN, storageUri: undefined } },
      { storageUri: NEW },
    ],
    [
      'a URI beside others',
      { storageUris: [{ uri: 's3://m/1' }], model: SKLEARN },
      { storageUri: NEW },
    ],
  ])('does not fit: %s', (_, predictor, version) => {
    expect(resultOf(planFor([withPredictor(predictor)], start(version)))).toBe(
      'version-does-not-fit',
    );
  });

  it('is refused while the service is not ready, stopped, or a repository keeps it', () => {
    const service = withPredictor({ model: SKLEARN });
    const notReady = {
      ...service,
      status: {
        ...(service.status as object),
        conditions: [{ type: 'Ready', status: 'False' }],
      },
    };
    expect(resultOf(planFor([notReady], start()))).toBe('service-not-ready');
    const marked = (annotations: object) => ({
      ...service,
      metadata: { ...service.metadata, annotations },
    });
    const stop = marked({ 'serving.kserve.io/stop': 'true' });
    expect(resultOf(planFor([stop], start()))).toBe('stopped');
    const gitOps = planFor(
      [marked({ 'argocd.argoproj.io/tracking-id': 'a:b/c:team/fraud' })],
      start(),
    );
    expect(gitOps).toMatchObject({
      refusal: {
        reason: 'owned-by-gitops',
        change: [{ patch: { spec: { predictor: expect.anything() } } }],
      },
    });
  });

  it('warns of accelerators, of other canaries and of marks that stay', () => {
    const limits = { 'nvidia.com/gpu': '1' };
    const service = withPredictor(
      { model: { ...SKLEARN, resources: { limits } } },
      { labels: { 'modeldeck.io/model-version': '1' } },
    );
    expect(risksOf(planFor([service], start()))).toEqual([
      'needs-accelerators',
      'version-mark-stays',
    ]);
    expect(
      risksOf(planFor([service], start({ storageUri: NEW, label: '2' }))),
    ).toEqual(['needs-accelerators']);
  });

  it('is refused in Standard mode, with the way that there is', () => {
    const outcome = planFor([standardService([])], start());
    expect(outcome).toMatchObject({
      refusal: {
        reason: 'canary-percent-ignored',
        instead: expect.stringContaining('spec.canary'),
      },
    });
  });
});
