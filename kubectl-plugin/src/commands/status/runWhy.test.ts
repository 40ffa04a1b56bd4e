import { FakeClusters } from '../../__fixtures__/FakeClusters';
import { FakeHost } from '../../__fixtures__/FakeHost';
import { list, service } from '../../__fixtures__/services';
import { parseArguments } from '../../cli/parseArguments';
import type { StatusOperation } from '../../cli/Operation';
import { runStatus } from './runStatus';

const UNLABELLED = {
  rule: 'label',
  matched: false,
  detail: 'it has no label modeldeck.io/model-service',
};

function workload(overrides: object = {}) {
  return {
    cluster: 'prod',
    namespace: 'team',
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    name: 'web',
    rules: [UNLABELLED],
    ...overrides,
  };
}

const PROD = { name: 'prod', version: 'v1', reachable: true, gaps: [] };

describe('status --why', () => {
  async function run(line: string, clusters: FakeClusters) {
    const host = new FakeHost();
    const operation = parseArguments(line.split(' ')) as StatusOperation;
    const code = await runStatus(operation, host, async () => clusters);
    return { code, out: host.out, err: host.err };
  }

  it('names the rule that made it a model service, and looks no further', async () => {
    const clusters = new FakeClusters(list([service()]));
    expect(await run('status --why scorer', clusters)).toEqual({
      code: 0,
      out: [
        'fraud/scorer  InferenceService  a model service',
        'Rule      kind: it serves a model',
        'Made of   InferenceService/scorer',
        '',
      ].join('\n'),
      err: '',
    });
    expect(clusters.asked).toHaveLength(1);
  });

  it('says of a workload why each rule does not hold, and what would', async () => {
    const clusters = new FakeClusters();
    clusters.explanations = [{ cluster: PROD, workloads: [workload()] }];
    const { code, out } = await run('status --why web', clusters);
    expect(code).toBe(0);
    expect(out).toMatch(/^team\/web {2}Deployment {2}no model service\n/);
    expect(out).toContain(
      'label   no      it has no label modeldeck.io/model-service\n',
    );
    expect(out).toContain(
      '`kubectl -n team label deployment.apps web modeldeck.io/model-service=web`, and label its pod template too\n',
    );
  });

  it('leads from a part to the service that it belongs to', async () => {
    const clusters = new FakeClusters();
    const part = workload({ name: 'churn-v2', service: 'churn' });
    clusters.explanations = [{ cluster: PROD, workloads: [part] }];
    const { out } = await run('status --why deploy/churn-v2', clusters);
    expect(out).toContain('belongs to the model service churn\n');
    expect(out).toContain('`kubectl model status -n team churn`');
  });

  it('leads from what a platform made to the object that it was made from', async () => {
    const clusters = new FakeClusters();
    const made = workload({ madeBy: 'SeldonDeployment "fraud"' });
    clusters.explanations = [{ cluster: PROD, workloads: [made] }];
    const { out } = await run('status --why web', clusters);
    expect(out).toMatch(/^team\/web {2}Deployment {2}a part of Seldon/);
    expect(out).toContain('Next      ask about SeldonDeployment "fraud"');
    expect(out).not.toContain('kubectl');
  });

  it('is a document for scripts', async () => {
    const clusters = new FakeClusters();
    clusters.explanations = [{ cluster: PROD, workloads: [workload()] }];
    const { out } = await run('status --why web -o json', clusters);
    expect(JSON.parse(out)).toEqual({
      apiVersion: 'modeldeck.io/v1alpha1',
      kind: 'RecognitionReport',
      services: [],
      workloads: [workload()],
    });
  });

  it('ends with 5 when nothing of the name exists', async () => {
    const clusters = new FakeClusters();
    clusters.explanations = [{ cluster: PROD, workloads: [] }];
    await expect(run('status --why web', clusters)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });

  it('does not take what it may not read for missing, and says it once', async () => {
    const gap = {
      resource: 'deployments.apps',
      namespace: 'team',
      state: 'forbidden' as const,
      reason: 'no rights',
      consequence: 'which there are',
    };
    const state = { ...PROD, gaps: [gap] };
    const clusters = new FakeClusters(list([], { clusters: [state] }));
    clusters.explanations = [{ cluster: state, workloads: [] }];
    await expect(run('status --why web', clusters)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    clusters.explanations = [{ cluster: state, workloads: [workload()] }];
    const { code, err } = await run('status --why web', clusters);
    expect(code).toBe(6);
    expect(err.match(/deployments\.apps/g)).toHaveLength(1);
  });

  it.each([
    ['status --why', 'needs a NAME'],
    ['status --why -w web', '--why answers once'],
    ['status --why web -o name', '--why prints text, json or yaml'],
  ])('refuses "%s"', (line, message) => {
    expect(parseArguments(line.split(' '))).toEqual({
      verb: 'usage-error',
      message: expect.stringContaining(message),
    });
  });
});
