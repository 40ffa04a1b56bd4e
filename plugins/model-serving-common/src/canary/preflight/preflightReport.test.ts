import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { aQuota } from '../../gpu/fit/testing/fitting';
import { preflightReportSchema } from '../../model/preflightSchema';
import { unknown } from '../../model/known';
import { assembleNamespace } from '../../fleet/assembleNamespace';
import { servingPlatforms } from '../../platforms/registry';
import { namespaceOf } from '../../platforms/testing/namespaceOf';
import type { ModelReading } from '../../registry/ModelReading';
import { revisionOf, serviceOf } from '../sources/testing/canaryOf';
import { byName } from '../sources/chooseSource';
import { metricSources } from '../sources/metricSources';
import { revisionRoutes } from '../sources/revisionRoutes';
import { metricsTarget } from './metricsTarget';
import type { PreflightFacts } from './PreflightFacts';
import { PREFLIGHT_CHECKS } from './preflightChecks';
import { preflightReport } from './preflightReport';
import {
  checkOf,
  deployment,
  factsOf,
  roomOf,
  template,
} from './testing/factsOf';
import { unservedReport } from './unservedReport';

const SCENARIOS = resolve(__dirname, '../../../../../test/scenarios');
const BEFORE = factsOf().after;

function changed(live: object | undefined, applied: object) {
  return [{ live, applied }];
}

describe('accelerators-fit', () => {
  const check = (given: Partial<PreflightFacts>) =>
    checkOf(given, 'accelerators-fit');
  const first = {
    changed: changed(undefined, deployment({ template: template(2) })),
  };

  it('counts all pods of what is not there yet', () => {
    expect(check({ ...first, room: roomOf(3, 2) })).toMatchObject({
      state: 'passed',
      detail:
        '2 more pods (each with 2 nvidia.com/gpu) find a node, e.g. 1 on n1, 1 on n2',
    });
    expect(check({ ...first, room: roomOf(3, 1) })).toMatchObject({
      state: 'failed',
      detail:
        'of 2 more pods (each with 2 nvidia.com/gpu) only 1 would find a node, and the rest wait until something changes',
    });
  });

  it('does not pass what was not read', () => {
    expect(
      check({ ...first, room: unknown('nodes: forbidden') }),
    ).toMatchObject({
      state: 'cannot-tell',
      detail: expect.stringMatching('forbidden'),
    });
  });

  it('looks for room in the quota of the namespace', () => {
    const quotas = [aQuota({ cluster: 'west', headroom: 3 })];
    expect(check({ ...first, room: { ...roomOf(8), quotas } })).toMatchObject({
      state: 'failed',
      evidence: [
        'ResourceQuota gpus of namespace ml leaves 3 nvidia.com/gpu, and 2 pods ask for 4 nvidia.com/gpu',
      ],
    });
  });

  it('goes through the queue that the namespace leads to', () => {
    const queued = template(2, {}, { 'kueue.x-k8s.io/queue-name': 'team' });
    const object = {
      changed: changed(undefined, deployment({ template: queued })),
    };
    const queue = aQuota({
      cluster: 'west',
      kind: 'ClusterQueue',
      name: 'all',
      namespace: undefined,
      namespaces: ['ml'],
      headroom: 0,
    });
    expect(
      check({ ...object, room: { ...roomOf(8), quotas: [queue] } })?.state,
    ).toBe('failed');
    expect(check({ ...object, room: roomOf(8) })).toMatchObject({
      state: 'cannot-tell',
      evidence: ['which ClusterQueue queue team leads to is not known'],
    });
  });

  it('keeps to affinity', () => {
    const affinity = {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'zone', operator: 'Exists' }] },
          ],
        },
      },
    };
    const object = deployment({ template: template(1, { affinity }) });
    expect(
      check({ changed: changed(undefined, object), room: roomOf(8) })?.state,
    ).toBe('failed');
  });

  it('puts different pods of a version beside each other', () => {
    const objects = ['a', 'b'].map(name => ({
      live: undefined,
      applied: deployment({ replicas: 1, template: template(4) }, { name }),
    }));
    expect(check({ changed: objects, room: roomOf(8) })?.state).toBe('passed');
    expect(check({ changed: objects, room: roomOf(4) })).toMatchObject({
      state: 'cannot-tell',
      detail: expect.stringMatching('by themselves'),
    });
  });

  it('asks for nothing where a manifest leaves the pods as they are', () => {
    const object = deployment({ template: template(2) });
    expect(
      check({
        before: BEFORE,
        changed: changed(object, { ...object }),
        room: roomOf(0),
      }),
    ).toMatchObject({
      state: 'not-applicable',
      detail: 'it leaves the pods as they are',
    });
  });
});

describe('update-proceeds', () => {
  const live = deployment({ template: template(1) });
  const next = (spec: object = {}) =>
    deployment({
      template: template(1, { priorityClassName: 'next' }),
      ...spec,
    });
  const check = (applied: object, room: PreflightFacts['room']) =>
    checkOf(
      { before: BEFORE, changed: changed(live, applied), room },
      'update-proceeds',
    );

  it('fails where an update would wait for what it replaces', () => {
    expect(check(next(), roomOf(0))).toMatchObject({
      state: 'failed',
      detail:
        'the update would wait for ever: none of the 2 pods may be missing (maxUnavailable 25% rounds down to 0), and the one more that it begins with finds no node',
      fix: expect.stringMatching('allow maxUnavailable 1'),
    });
  });

  it('passes with room for one, or where one may be taken away', () => {
    const strategy = { rollingUpdate: { maxUnavailable: 1, maxSurge: 0 } };
    expect(check(next(), roomOf(1))?.state).toBe('passed');
    expect(check(next({ strategy }), roomOf(0))?.state).toBe('passed');
    expect(check(next(), unknown('not read'))?.state).toBe('cannot-tell');
  });
});

describe('model-present and signature-compatible', () => {
  const at = (uri: string) => revisionOf(uri, { storageUri: uri });
  const before = serviceOf([at('s3://m/v1')]);
  const of = (
    candidate: ModelReading | undefined,
    stable?: ModelReading,
    format = 'mlflow',
  ) =>
    preflightReport(
      factsOf({
        before,
        after: serviceOf(
          [at('s3://m/v1'), { ...at('s3://m/v2'), role: 'canary' }],
          { model: { ...before.model, format } },
        ),
        models: { ...(stable && { stable }), ...(candidate && { candidate }) },
      }),
    ).checks.filter(({ id }) =>
      ['model-present', 'signature-compatible'].includes(id),
    );
  const read = (type: string): ModelReading => ({
    state: 'read',
    location: 's3://m',
    facts: {
      flavors: [{ name: 'sklearn' }],
      loader: 'mlflow.sklearn',
      mlflowVersion: '3.1.0',
      pythonVersion: '3.12',
      sizeBytes: 1,
      environments: [],
      signature: {
        inputs: {
          kind: 'columns',
          columns: [{ name: 'age', type: { kind: type }, required: true }],
        },
      },
    } as never,
  });
  const absent: ModelReading = {
    state: 'absent',
    location: 's3://m/v2',
    why: 'there is no MLmodel at s3://m/v2',
    hint: 'check it',
  };

  it.each([
    [
      'an absent MLmodel',
      absent,
      undefined,
      'mlflow',
      ['failed', 'not-applicable'],
    ],
    [
      'one that its format needs not',
      absent,
      read('long'),
      'sklearn',
      ['not-applicable', 'not-applicable'],
    ],
    [
      'a place that holds nothing',
      { ...absent, holds: [] },
      read('long'),
      'sklearn',
      ['failed', 'not-applicable'],
    ],
    [
      'an unreachable store',
      { state: 'unknown', why: 'x' } as ModelReading,
      read('long'),
      'mlflow',
      ['cannot-tell', 'cannot-tell'],
    ],
    [
      'nobody who looks',
      undefined,
      undefined,
      'mlflow',
      ['not-applicable', 'not-applicable'],
    ],
  ])('tells of %s', (_, candidate, stable, format, states) => {
    expect(of(candidate, stable, format).map(({ state }) => state)).toEqual(
      states,
    );
  });

  it('compares nothing with itself', () => {
    const check = checkOf(
      { before, after: before, models: { candidate: read('long') } },
      'signature-compatible',
    );
    expect(check?.detail).toBe('the model is the same');
  });
});

describe('metrics-separate', () => {
  const service = serviceOf([revisionOf('churn-v1')], { mode: 'Knative' });
  const found = (labels: Array<Record<string, string>>) => {
    const asked = metricsTarget(service);
    return asked
      ? {
          ...asked,
          routes: revisionRoutes(metricSources, asked.target),
          found: byName(labels),
        }
      : unknown('no revision');
  };
  const istio = (name: string) => ({
    __name__: name,
    reporter: 'destination',
    destination_workload: 'churn-v1',
    destination_workload_namespace: 'ml',
    response_code: '200',
    le: '+Inf',
  });
  const check = (metrics: PreflightFacts['metrics']) =>
    checkOf({ before: service, metrics }, 'metrics-separate');

  it('passes where what names stable will name the canary', () => {
    const series = [
      istio('istio_requests_total'),
      istio('istio_request_duration_milliseconds_bucket'),
    ];
    expect(check(found(series))).toMatchObject({
      state: 'passed',
      evidence: [
        'errors and latency: Istio (reporter destination) by destination_workload',
      ],
    });
  });

  it('fails where a required metric is told by nothing, and names the switch', () => {
    const series = [istio('istio_requests_total')];
    expect(check(found(series))).toMatchObject({
      state: 'failed',
      detail:
        'nothing would tell latency by revision, so that the canary could not be judged',
      evidence: [
        expect.stringMatching(/^latency: nothing that was found/),
        expect.stringMatching(/^errors: Istio/),
      ],
    });
  });

  it('does not pass what could not be asked', () => {
    expect(check(unknown('Prometheus is down'))).toMatchObject({
      state: 'cannot-tell',
      detail: expect.stringMatching('Prometheus is down'),
    });
  });
});

describe('not-reverted', () => {
  it.each([
    [
      { labels: { 'argocd.argoproj.io/instance': 'fraud' } },
      'Deployment/churn is kept by Argo CD application "fraud" (label argocd.argoproj.io/instance)',
    ],
    [
      {
        ownerReferences: [
          {
            apiVersion: 'a/v1',
            kind: 'Thing',
            name: 't',
            uid: 'x',
            controller: true,
          },
        ],
      },
      'Deployment/churn is written by the controller of Thing/t',
    ],
  ])('warns of %j', (metadata, evidence) => {
    const object = deployment({ template: template(0) }, metadata);
    expect(
      checkOf({ changed: changed(object, object) }, 'not-reverted'),
    ).toMatchObject({ state: 'warning', evidence: [evidence] });
  });

  it('takes field managers for marks', () => {
    const object = deployment({ template: template(0) });
    const managers = new Map([['u', ['argocd-controller']]]);
    expect(
      checkOf({ changed: changed(object, object), managers }, 'not-reverted')
        ?.state,
    ).toBe('warning');
  });
});

describe('the outcome', () => {
  it('is the worst of what was checked, and skips what it is told to', () => {
    const live = deployment({ template: template(1) });
    const given = {
      before: BEFORE,
      changed: changed(live, deployment({ template: template(2) })),
      room: roomOf(0),
    };
    expect(preflightReport(factsOf(given)).outcome).toBe('failed');
    const skip = ['update-proceeds', 'route-present', 'metrics-separate'];
    const report = preflightReport(factsOf(given), { skip });
    expect(report.outcome).toBe('warning');
    expect(report.checks.map(({ id }) => id)).not.toContain('update-proceeds');
    expect(
      preflightReport(factsOf(given), { skip: [...skip, 'traffic-share'] })
        .outcome,
    ).toBe('passed');
  });

  it('of kinds that are not served is all there is to say', () => {
    const of = (untold: boolean) =>
      unservedReport({
        cluster: 'west',
        namespace: 'ml',
        kind: 'InferenceService',
        name: 'a',
        notServed: [{ detail: 'InferenceService/a: no such kind', untold }],
        observedAt: '2026-11-21T12:00:00Z',
      });
    expect(preflightReportSchema.parse(of(false)).outcome).toBe('failed');
    expect(of(true).outcome).toBe('cannot-tell');
  });
});

it('lets nothing of what others named out as it is', () => {
  const hostile = '\u001b[31mred\nline';
  const node = { ...roomOf(0).nodes[0], name: hostile };
  const object = deployment(
    { template: template(1) },
    { labels: { 'argocd.argoproj.io/instance': hostile } },
  );
  const report = preflightReport(
    factsOf({
      changed: changed(object, object),
      room: { ...roomOf(), nodes: [node as never] },
      models: { candidate: { state: 'unknown', why: hostile } },
      notServed: [{ detail: hostile, untold: false }],
    }),
  );
  expect(JSON.stringify(report.checks)).not.toMatch(/\\u001b|\\n/);
});

it.each(readdirSync(SCENARIOS))('answers about %s', name => {
  const raw = parseAllDocuments(
    readFileSync(resolve(SCENARIOS, name, 'objects.yaml'), 'utf8'),
  ).map(document => document.toJS());
  const [first] = raw.filter(object => object?.metadata?.namespace);
  const objects = namespaceOf(raw, { namespace: first?.metadata.namespace });
  for (const service of assembleNamespace(objects, servingPlatforms)) {
    const own = raw.filter(object =>
      service.objects.some(
        ({ kind, name: of }) =>
          object?.kind === kind && object?.metadata?.name === of,
      ),
    );
    const report = preflightReport(
      factsOf({
        subject: 'service',
        before: service,
        after: service,
        objects,
        changed: own.map(object => ({ live: object, applied: object })),
        room: roomOf(8, 1),
      }),
    );
    expect(preflightReportSchema.parse(report)).toEqual(report);
    expect(report.checks.map(({ id }) => id)).toEqual(PREFLIGHT_CHECKS);
    expect(report.fits.map(({ fit }) => fit.request.accelerators)).toEqual(
      report.fits.map(() => expect.arrayContaining([expect.anything()])),
    );
  }
});
