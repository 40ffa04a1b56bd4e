import fc from 'fast-check';
import { DEFAULT_SETTINGS } from '../settings/ServingSettings';
import {
  explainRecognition,
  MODEL_SERVICE_LABEL,
  recognise,
} from './recognise';
import type { RecognitionRule } from './RecognitionRule';
import { workload } from './testing/workload';

const settingsOf = (...recognitionRules: RecognitionRule[]) => ({
  ...DEFAULT_SETTINGS,
  recognitionRules,
});

const PLUMBER: RecognitionRule = {
  name: 'plumber',
  images: ['**/r-plumber'],
};
const BY_APP: RecognitionRule = {
  name: 'by-app',
  labels: 'runtime in (plumber,uwsgi)',
  serviceLabel: 'app',
};

describe('recognise', () => {
  it('knows nothing by itself', () => {
    expect(recognise(workload(), DEFAULT_SETTINGS)).toBeUndefined();
  });

  it('takes the label before any rule', () => {
    const labelled = workload({
      metadata: { labels: { [MODEL_SERVICE_LABEL]: 'churn' } },
    });
    expect(recognise(labelled, settingsOf(PLUMBER))).toEqual({
      service: 'churn',
      by: { rule: 'label', detail: 'label modeldeck.io/model-service=churn' },
    });
  });

  it('takes the first rule that holds, and says which and why', () => {
    const { service, by, rule } =
      recognise(workload(), settingsOf(PLUMBER, BY_APP)) ?? {};
    expect({ service, by, rule }).toEqual({
      service: 'churn-v2',
      by: {
        rule: 'plumber',
        detail:
          'image registry.example:5000/ml/r-plumber:4.3 matches **/r-plumber',
      },
      rule: PLUMBER,
    });
    expect(recognise(workload(), settingsOf(BY_APP, PLUMBER))).toMatchObject({
      service: 'churn',
      by: { rule: 'by-app', detail: 'labels match runtime in (plumber,uwsgi)' },
    });
  });

  it('takes an annotation for the label on a Knative Service only', () => {
    const metadata = { annotations: { [MODEL_SERVICE_LABEL]: 'true' } };
    expect(
      recognise(
        workload({ kind: 'KnativeService', metadata }),
        DEFAULT_SETTINGS,
      ),
    ).toMatchObject({
      service: 'churn-v2',
      by: { detail: 'annotation modeldeck.io/model-service=true' },
    });
    expect(recognise(workload({ metadata }), DEFAULT_SETTINGS)).toBeUndefined();
  });

  it.each([
    [
      'a Knative Revision, which got the labels of its Service',
      {
        labels: { [MODEL_SERVICE_LABEL]: 'churn' },
        ownerReferences: [
          { apiVersion: 'serving.knative.dev/v1', kind: 'Revision', name: 'r' },
        ],
      },
      'it belongs to the service of Revision "r"',
    ],
    [
      'an InferenceService, by the label that KServe writes',
      { labels: { 'serving.kserve.io/inferenceservice': 'churn' } },
      'it belongs to the service of what its label serving.kserve.io/inferenceservice names',
    ],
  ])('leaves alone what was made for %s', (_, metadata, detail) => {
    const made = workload({ metadata });
    expect(recognise(made, settingsOf(PLUMBER))).toBeUndefined();
    expect(explainRecognition(made, settingsOf(PLUMBER))).toEqual([
      { rule: 'label', matched: false, detail },
      { rule: 'plumber', matched: false, detail },
    ]);
  });

  it('does not mind an owner that is no serving platform', () => {
    const metadata = {
      ownerReferences: [
        { apiVersion: 'example.com/v1', kind: 'Model', name: 'm' },
      ],
    };
    expect(
      recognise(workload({ metadata }), settingsOf(PLUMBER)),
    ).toBeDefined();
  });
});

describe('explainRecognition', () => {
  it.each<[Partial<RecognitionRule>, string]>([
    [
      { kinds: ['StatefulSet', 'Rollout'] },
      'it is a Deployment, not a StatefulSet or Rollout',
    ],
    [
      { namespaces: ['dev-*', 'test'] },
      'its namespace ml-prod does not match dev-* or test',
    ],
    [{ labels: 'runtime=uwsgi' }, 'its labels do not match runtime=uwsgi'],
    [
      { images: ['ml/uwsgi'] },
      'none of its images (registry.example:5000/ml/r-plumber:4.3, envoyproxy/envoy:v1.31) matches ml/uwsgi',
    ],
    [{ ports: [9901] }, 'its container ports (8000) are not 9901'],
    [
      { serviceLabel: 'constructor' },
      'it has no label constructor, which would name the service',
    ],
    [{ labels: '=' }, '"=" is no requirement on a label'],
  ])('says which condition of %j failed', (condition, detail) => {
    const rule = { ...PLUMBER, ...condition };
    expect(explainRecognition(workload(), settingsOf(rule))).toEqual([
      {
        rule: 'label',
        matched: false,
        detail: 'it has no label modeldeck.io/model-service',
      },
      { rule: 'plumber', matched: false, detail },
    ]);
  });

  it('lets no control character of an image out', () => {
    const hostile = workload({
      containers: [{ image: 'r\u001b[2J\u202ex', ports: [] }],
    });
    const [, outcome] = explainRecognition(hostile, settingsOf(PLUMBER));
    expect(outcome?.detail).toBe(
      'none of its images (r x) matches **/r-plumber',
    );
  });
});

describe('the order of the rules', () => {
  const rule = fc.record(
    {
      name: fc.constantFrom('a', 'b', 'c'),
      images: fc.constantFrom(['**/r-plumber'], ['ml/uwsgi:*']),
      labels: fc.constantFrom('app', 'runtime=uwsgi', '!app'),
      ports: fc.constantFrom([8000], [80]),
      serviceLabel: fc.constantFrom('app', 'version'),
    },
    { requiredKeys: ['name'] },
  );
  const labels = fc.dictionary(
    fc.constantFrom('app', 'runtime', 'version', MODEL_SERVICE_LABEL),
    fc.constantFrom('churn', 'plumber', ''),
  );

  it('is the one in which they are explained: the first that matched counts', () => {
    fc.assert(
      fc.property(fc.array(rule), labels, (rules, given) => {
        const settings = settingsOf(...rules);
        const object = workload({ metadata: { labels: given } });
        const first = explainRecognition(object, settings).find(
          ({ matched }) => matched,
        );
        const recognised = recognise(object, settings);
        expect(recognised?.by).toEqual(
          first && { rule: first.rule, detail: first.detail },
        );
        expect(recognised?.service).not.toBe('');
      }),
    );
  });

  it('has the label first, whatever is configured', () => {
    fc.assert(
      fc.property(fc.array(rule), labels, (rules, given) => {
        const object = workload({
          metadata: { labels: { ...given, [MODEL_SERVICE_LABEL]: 'mine' } },
        });
        expect(recognise(object, settingsOf(...rules))).toMatchObject({
          service: 'mine',
          by: { rule: 'label' },
        });
      }),
    );
  });
});
