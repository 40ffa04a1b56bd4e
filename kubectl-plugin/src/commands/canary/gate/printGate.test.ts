import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SimulatedCluster, usableKubectl } from '@modeldeck/simulated-cluster';
import { parseAllDocuments } from 'yaml';
import { FakeHost } from '../../../__fixtures__/FakeHost';
import type { CanaryOperation } from '../../../cli/Operation';
import { parseArguments } from '../../../cli/parseArguments';
import type { GateObject } from './gateAccess';
import { printGate } from './printGate';

const GATE = 'canary -n fraud --image registry.example/model:1';

function printed(line: string): string {
  const host = new FakeHost();
  expect(
    printGate(parseArguments(line.split(' ')) as CanaryOperation, host),
  ).toBe(0);
  return host.out;
}

function objectsOf(line: string): GateObject[] {
  return parseAllDocuments(printed(line)).map(document => document.toJS());
}

function find(objects: readonly GateObject[], kind: string, name?: string) {
  return objects.find(
    object => object.kind === kind && (!name || object.metadata.name === name),
  );
}

describe('a gate', () => {
  it('judges as a Job until it is decided, once', () => {
    const objects = objectsOf(
      `${GATE} isvc/scorer --manifest job --timeout 30m --error-budget 1%`,
    );
    expect(objects.map(({ kind }) => kind)).toEqual([
      'ServiceAccount',
      'Role',
      'RoleBinding',
      'Job',
    ]);
    expect(find(objects, 'Job')).toMatchObject({
      spec: {
        backoffLimit: 0,
        template: {
          spec: {
            serviceAccountName: objects[0]?.metadata.name,
            containers: [
              {
                command: ['kubectl-model'],
                args: 'canary isvc/scorer -n fraud --error-budget 1% --watch --timeout 1800s'.split(
                  ' ',
                ),
              },
            ],
          },
        },
      },
    });
  });

  it('may read what the kind needs and nothing else', () => {
    const { rules } = find(
      objectsOf(`${GATE} isvc/scorer --manifest job`),
      'Role',
    ) as unknown as { rules: Array<Record<string, string[]>> };
    const groups = rules.flatMap(({ apiGroups = [] }) => apiGroups);
    expect(groups).toContain('serving.kserve.io');
    expect(groups).not.toContain('machinelearning.seldon.io');
    expect(rules).toContainEqual({
      apiGroups: [''],
      resources: ['pods/proxy'],
      verbs: ['get'],
    });
    const verbs = new Set(rules.flatMap(rule => rule.verbs));
    expect(verbs).toEqual(new Set(['get', 'list']));
    expect(rules.flatMap(rule => rule.resources)).not.toContain('secrets');
  });

  it('may ask one Prometheus, and no pods then', () => {
    const objects = objectsOf(
      `${GATE} scorer --manifest job --prometheus monitoring/prometheus-k8s:9090`,
    );
    const name = 'scorer-canary-gate-prometheus';
    expect(find(objects, 'Role', name)).toMatchObject({
      metadata: { namespace: 'monitoring' },
      rules: [
        {
          resources: ['services/proxy'],
          resourceNames: ['prometheus-k8s:9090'],
          verbs: ['get'],
        },
      ],
    });
    expect(find(objects, 'RoleBinding', name)).toMatchObject({
      subjects: [
        {
          kind: 'ServiceAccount',
          name: 'scorer-canary-gate',
          namespace: 'fraud',
        },
      ],
    });
    expect(JSON.stringify(objects)).not.toContain('pods/proxy');
  });

  it('goes on from run to run as a CronJob, and does not fail while it is open', () => {
    const objects = objectsOf(
      `${GATE} scorer --manifest cronjob --latency-objective p99<500ms`,
    );
    const words =
      "kubectl-model canary scorer -n fraud --latency-objective 'p99<500ms' --state /state/scorer.json || test $? -eq 8";
    const claimName = find(objects, 'PersistentVolumeClaim')?.metadata.name;
    const spec = {
      containers: [{ command: ['sh', '-c', words] }],
      volumes: [{ name: 'state', persistentVolumeClaim: { claimName } }],
    };
    expect(find(objects, 'CronJob')).toMatchObject({
      spec: {
        concurrencyPolicy: 'Forbid',
        jobTemplate: { spec: { template: { spec } } },
      },
    });
  });

  it('is a step of a workflow, whose executor may say how it ended', () => {
    const objects = objectsOf(`${GATE} scorer --manifest argo-step`);
    expect(find(objects, 'WorkflowTemplate')).toMatchObject({
      apiVersion: 'argoproj.io/v1alpha1',
      spec: {
        templates: [
          {
            name: 'gate',
            serviceAccountName: 'scorer-canary-gate',
            container: { image: 'registry.example/model:1' },
          },
        ],
      },
    });
    expect(JSON.stringify(find(objects, 'Role'))).toContain(
      'workflowtaskresults',
    );
  });

  it('has a name that a CronJob may have, however long the service is called', () => {
    const name = `${'a'.repeat(39)}.b`;
    for (const { metadata } of objectsOf(
      `${GATE} ${name} --manifest cronjob`,
    )) {
      expect(metadata.name).toMatch(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/);
      expect(metadata.name.length).toBeLessThanOrEqual(52);
    }
  });

  it.each([
    ['scorer --manifest job --error-budget 200%', /--error-budget takes/],
    ['scorer --manifest job --prometheus nowhere', /--prometheus is a URL or/],
    ['pod/scorer --manifest job', /"pod" is no type of a model service/],
  ])('refuses %s', (rest, message) => {
    expect(() => printed(`${GATE} ${rest}`)).toThrow(message);
  });
});

const describeWithKubectl = usableKubectl() ? describe : describe.skip;

describeWithKubectl('kubectl takes a gate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gate-'));
  let cluster: SimulatedCluster;

  beforeAll(async () => {
    cluster = await SimulatedCluster.start();
    writeFileSync(join(folder, 'kubeconfig'), cluster.kubeconfig());
  });
  afterAll(async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true });
  });

  it.each(['job', 'cronjob'])('as a %s', async kind => {
    const path = join(folder, `${kind}.yaml`);
    writeFileSync(path, printed(`${GATE} scorer --manifest ${kind}`));
    const { stdout } = await promisify(execFile)('kubectl', [
      ...['--kubeconfig', join(folder, 'kubeconfig')],
      ...['create', '--dry-run=client', '--validate=false', '-f', path],
    ]);
    expect(stdout).toMatch(
      new RegExp(`${kind}.batch/scorer-canary-gate created \\(dry run\\)`),
    );
  });
});
