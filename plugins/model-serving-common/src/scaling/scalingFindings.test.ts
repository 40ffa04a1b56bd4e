import type { ServingPlatform } from '../platforms/ServingPlatform';
import { namespaceOf } from '../platforms/testing/namespaceOf';
import { scalingFindings } from './scalingFindings';
import { scalingNeeds } from './scalingNeeds';
import type { ScalingTarget } from './ScalingTarget';

type Raw = Record<string, unknown>;

const autoscalersOnly: ServingPlatform = {
  id: 'autoscalers',
  title: 'Autoscalers',
  resources: scalingNeeds(),
  toModelServices: () => [],
  findings: () => [],
};

const TARGET: ScalingTarget = {
  kind: 'Deployment',
  name: 'churn',
  replicas: 2,
};

function scaledObject(conditions: Raw[], annotations: Raw = {}): Raw {
  return {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'so', namespace: 'team', annotations },
    spec: { scaleTargetRef: { name: 'churn' } },
    status: { conditions },
  };
}

function autoscaler(active: Raw, kind = 'Deployment'): Raw {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'hpa', namespace: 'team' },
    spec: { scaleTargetRef: { kind, name: 'churn' }, maxReplicas: 3 },
    status: { conditions: [{ type: 'ScalingActive', ...active }] },
  };
}

function withMetrics(metrics: Raw[]): Raw {
  const raw = autoscaler({ status: 'True' });
  return { ...raw, spec: { ...(raw.spec as Raw), metrics } };
}

const CPU = { type: 'Resource', resource: { name: 'cpu' } };

const findingsOf = (...raw: Raw[]) =>
  scalingFindings(TARGET, namespaceOf(raw, { platforms: [autoscalersOnly] }));

const READY = { type: 'Ready', status: 'True' };
const REFUSED = {
  type: 'Ready',
  status: 'False',
  reason: 'ScaledObjectCheckFailed',
  message: 'no such trigger',
};

describe('an autoscaler that does not scale', () => {
  it('because somebody paused it', () => {
    const paused = { 'autoscaling.keda.sh/paused-replicas': '0' };
    expect(findingsOf(scaledObject([READY], paused))).toMatchObject([
      {
        rule: 'autoscaling-paused',
        subject: 'ScaledObject/so',
        cause:
          'Deployment "churn" is not scaled: ScaledObject "so" is paused at 0 replicas',
        fix: expect.stringContaining(
          'kubectl -n team annotate scaledobject so autoscaling.keda.sh/paused-replicas-',
        ),
      },
    ]);
  });

  it('because KEDA cannot act on it, which a pause explains already', () => {
    expect(findingsOf(scaledObject([REFUSED]))).toMatchObject([
      {
        rule: 'scaled-object-refused',
        evidence: [{ detail: expect.stringContaining('no such trigger') }],
      },
    ]);
    const paused = { 'autoscaling.keda.sh/paused': 'true' };
    expect(
      findingsOf(scaledObject([REFUSED], paused)).map(f => f.rule),
    ).toEqual(['autoscaling-paused']);
  });

  it('because its triggers cannot be read', () => {
    const fallback = { type: 'Fallback', status: 'True', reason: 'R' };
    expect(
      findingsOf(scaledObject([READY, fallback])).map(f => f.rule),
    ).toEqual(['scaling-fallback']);
  });

  it('because it cannot read its metric', () => {
    const blind = {
      status: 'False',
      reason: 'FailedGetResourceMetric',
      message: 'no metrics returned from resource metrics API',
    };
    expect(findingsOf(autoscaler(blind))).toMatchObject([
      {
        rule: 'autoscaler-without-metrics',
        severity: 'warning',
        evidence: [
          { detail: expect.stringContaining('FailedGetResourceMetric') },
        ],
      },
    ]);
  });

  it.each([
    ['cpu alone', [CPU], ['accelerator-scaled-by-cpu']],
    [
      'cpu of one container',
      [{ type: 'ContainerResource', containerResource: { name: 'cpu' } }],
      ['accelerator-scaled-by-cpu'],
    ],
    ['nothing named, which is cpu', [], ['accelerator-scaled-by-cpu']],
    [
      'what is in flight as well',
      [CPU, { type: 'Pods', pods: { metric: { name: 'queue' } } }],
      [],
    ],
  ] as Array<[string, Raw[], string[]]>)(
    'since it goes by %s where accelerators do the work',
    (_, metrics, rules) => {
      const objects = namespaceOf([withMetrics(metrics)], {
        platforms: [autoscalersOnly],
      });
      const accelerators = [{ resource: 'nvidia.com/gpu', count: 1 }];
      expect(
        scalingFindings({ ...TARGET, accelerators }, objects).map(f => f.rule),
      ).toEqual(rules);
      expect(scalingFindings(TARGET, objects)).toEqual([]);
    },
  );

  it.each([
    ['all is well', scaledObject([READY]), autoscaler({ status: 'True' })],
    [
      'its target is at zero',
      autoscaler({ status: 'False', reason: 'ScalingDisabled' }),
    ],
    [
      'it is for something else',
      autoscaler({ status: 'False', reason: 'R' }, 'StatefulSet'),
    ],
  ] as Array<[string, ...Raw[]]>)('is not told of when %s', (_, ...raw) => {
    expect(findingsOf(...raw)).toEqual([]);
  });
});
