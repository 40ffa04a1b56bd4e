import type {
  ApplyReport,
  PreflightReport,
} from '@modeldeck/plugin-model-serving-common';
import { TemplatePortal } from './__testUtils__/TemplatePortal';

/** What the templates ask of the cluster that was chosen, before and after they publish. */

const SERVICE = {
  id: 'west/fraud/inferenceservice/credit',
  cluster: 'west',
  namespace: 'fraud',
  kind: 'InferenceService',
  name: 'credit',
};

const ANSWERS = {
  name: 'credit',
  owner: 'group:default/fraud',
  namespace: 'fraud',
  storageUri: 's3://models/credit/3',
};

const FIRST = { ...ANSWERS, cluster: 'west', firstVersion: true };

const APPLIED: ApplyReport = {
  apiVersion: 'modeldeck.io/v1alpha1',
  kind: 'ApplyReport',
  dryRun: true,
  service: SERVICE,
  objects: [],
};

function preflight(outcome: PreflightReport['outcome']): PreflightReport {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'PreflightReport',
    observedAt: '2026-11-21T12:00:00Z',
    service: SERVICE,
    subject: 'manifest',
    outcome,
    checks: [
      {
        id: 'accelerators-fit',
        title: 'Room',
        state: outcome,
        detail: 'of 2 pods 1 fits',
        evidence: [],
      },
    ],
    fits: [],
  };
}

let portal: TemplatePortal;

beforeAll(async () => {
  portal = await TemplatePortal.start();
});

beforeEach(() => {
  portal.asked.length = 0;
  portal.answers = {
    'POST /preflight': preflight('passed'),
    'POST /apply': APPLIED,
  };
});

afterAll(() => portal.stop());

function requests(): string[] {
  return portal.asked.map(({ request }) => request);
}

it('ask nothing where no cluster was chosen', async () => {
  await portal.files('kserve-model', ANSWERS);
  expect(requests()).toEqual([]);
});

it.each([
  ['kserve-model', 'InferenceService', 'credit'],
  ['kserve-llm', 'LLMInferenceService', 'credit-blue'],
  ['seldon-graph', 'SeldonDeployment', 'credit'],
])('of %s: are checked and applied as one', async (template, kind, name) => {
  await portal.files(template, FIRST);
  expect(requests()).toEqual(['POST /preflight', 'POST /apply']);
  const [checked, applied] = portal.asked;
  expect(applied?.body).toMatchObject({
    cluster: 'west',
    namespace: 'fraud',
    dryRun: true,
    acceptMissing: true,
    documents: expect.arrayContaining([
      expect.objectContaining({
        kind,
        metadata: expect.objectContaining({ name }),
      }),
    ]),
  });
  expect(checked?.body?.documents).toEqual(applied?.body?.documents);
});

it('are checked only, where the pipeline brings the first version in', async () => {
  portal.answers = { 'POST /preflight': preflight('failed') };
  await portal.files('kserve-model', { ...FIRST, firstVersion: false });
  expect(requests()).toEqual(['POST /preflight']);
});

it('are not applied where they would not work', async () => {
  portal.answers = { 'POST /preflight': preflight('failed') };
  const { body } = await portal.dryRun('kserve-model', {
    ...FIRST,
    format: 'sklearn',
  });
  expect(JSON.stringify(body)).toContain('of 2 pods 1 fits');
  expect(requests()).toEqual(['POST /preflight']);
});

it('are applied where it cannot be told whether they would work', async () => {
  portal.answers = {
    'POST /preflight': preflight('cannot-tell'),
    'POST /apply': APPLIED,
  };
  await portal.files('kserve-model', FIRST);
  expect(requests()).toContain('POST /apply');
});

it('are not started twice: Argo CD does that', async () => {
  const { body } = await portal.dryRun('kserve-model', {
    ...FIRST,
    format: 'sklearn',
    delivery: 'argocd',
  });
  expect(JSON.stringify(body)).toContain('leave it to Argo CD');
  expect(requests()).toEqual([]);
});
