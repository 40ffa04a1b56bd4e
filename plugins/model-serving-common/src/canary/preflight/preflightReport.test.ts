import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { preflightReportSchema } from '../../model/preflightSchema';
import { assembleNamespace } from '../../fleet/assembleNamespace';
import { servingPlatforms } from '../../platforms/registry';
import { namespaceOf } from '../../platforms/testing/namespaceOf';
import { PREFLIGHT_CHECKS } from './preflightChecks';
import { preflightReport } from './preflightReport';
import {
  BEFORE,
  changed,
  checkOf,
  deployment,
  factsOf,
  roomOf,
  template,
} from './testing/factsOf';
import { unservedReport } from './unservedReport';

const SCENARIOS = resolve(__dirname, '../../../../../test/scenarios');
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
