import { type ChildProcess, execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parseAllDocuments } from 'yaml';
import {
  loadScenario,
  SimulatedCluster,
  usableKubectl,
} from '@modeldeck/simulated-cluster';
import { binary, buildBinary, runBinary, startBinary } from './runBinary';

jest.setTimeout(60_000);

/** The next output that matches, or an error when the process ends without it. */
function nextOutput(
  child: ChildProcess,
  expected: RegExp,
  stream: 'stdout' | 'stderr' = 'stdout',
): Promise<string> {
  return new Promise((resolve, reject) => {
    let seen = '';
    const onData = (data: Buffer) => {
      seen += data;
      if (expected.test(seen)) {
        child[stream]?.off('data', onData);
        resolve(seen);
      }
    };
    child[stream]?.on('data', onData);
    child.once('close', () => reject(new Error(`ended with: ${seen}`)));
  });
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise(resolve => child.once('close', resolve));
}

describe('the kubectl-model process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-model-'));
  const kubeconfig = join(folder, 'kubeconfig');
  let cluster: SimulatedCluster;

  beforeAll(async () => {
    await buildBinary();
    cluster = await SimulatedCluster.start();
    await cluster.load(loadScenario('kserve-knative-healthy'));
    writeFileSync(kubeconfig, cluster.kubeconfig());
  });

  afterAll(async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true });
  });

  it('sees changes arrive and ends with 130 on Ctrl-C', async () => {
    const child = startBinary({
      args: ['status', '-A', '-w', '-o', 'jsonpath={.name}={.health.status};'],
      kubeconfig,
    });
    const end = ended(child);
    await nextOutput(child, /product-ranker=healthy;/);

    const change = nextOutput(child, /credit-risk=degraded;/);
    await cluster.load(loadScenario('kserve-knative-canary-crashing'));
    await change;

    child.kill('SIGINT');
    await expect(end).resolves.toBe(130);
  });

  it('streams a watch as YAML documents', async () => {
    const child = startBinary({
      args: ['status', '-A', '-w', '-o', 'yaml', '--output-watch-events'],
      kubeconfig,
    });
    const end = ended(child);
    const text = await nextOutput(child, /\n {2}observedAt: .*\n/);
    child.kill('SIGINT');
    await end;

    expect(text).toMatch(/^---\ntype: ADDED\nobject:\n {2}id: /);
    const [first] = parseAllDocuments(text);
    expect(first?.toJS()).toMatchObject({
      type: 'ADDED',
      object: { kind: 'InferenceService', health: { status: 'healthy' } },
    });
  });

  it('writes nothing when Ctrl-C answers the question', async () => {
    await cluster.load(loadScenario('kserve-knative-canary-in-flight'));
    const child = startBinary({
      args: ['promote', '-n', 'fraud-team', 'fraud'],
      kubeconfig,
      answers: [],
    });
    const end = ended(child);
    await nextOutput(child, /\[y\/N\] /, 'stderr');
    child.kill('SIGINT');

    await expect(end).resolves.toBe(130);
    expect(cluster.requests.some(({ method }) => method === 'PATCH')).toBe(
      false,
    );
  });

  it('ends a watch when --timeout is over', async () => {
    const { code } = await runBinary({
      args: ['status', '-A', '-w', '--timeout', '100ms'],
      kubeconfig,
    });

    expect(code).toBe(4);
  });

  it('ends quietly when nobody reads on', async () => {
    const child = startBinary({ args: ['status', '-A', '-w'], kubeconfig });
    let stderr = '';
    child.stderr?.on('data', data => {
      stderr += data;
    });
    const end = ended(child);
    await nextOutput(child, /NAMESPACE/);
    child.stdout?.destroy();
    await cluster.load(loadScenario('kserve-scaled-to-zero'));

    await expect(end).resolves.toBe(141);
    expect(stderr).toBe('');
  });

  it('asks several clusters at once and says which one is silent', async () => {
    const both = join(folder, 'both');
    const config = cluster.kubeconfig();
    writeFileSync(
      both,
      config
        .replaceAll('simulated', 'silent')
        .replace(cluster.url, 'https://127.0.0.1:1'),
    );
    const { code, stdout, stderr } = await runBinary({
      args: ['status', '-A', '--all-contexts'],
      kubeconfig: `${kubeconfig}:${both}`,
    });

    expect(code).toBe(1);
    expect(stdout).toMatch(/^CLUSTER [^]*\nsimulated .*product-ranker/);
    expect(stderr).toMatch(/^error: silent: .*\n$/);
  });

  it('reads one service with as many requests whatever else there is', async () => {
    const args = ['status', '-n', 'recommendations', 'product-ranker'];
    async function countRequests(): Promise<number> {
      const before = cluster.requests.length;
      await runBinary({ args, kubeconfig });
      return cluster.requests.length - before;
    }

    const alone = await countRequests();
    const { objects } = loadScenario('kserve-standard-healthy');
    await cluster.load({
      namespace: 'recommendations',
      objects: objects.map(object => ({
        ...object,
        metadata: { ...object.metadata, namespace: 'recommendations' },
      })),
    });

    expect(await countRequests()).toBe(alone);
  });

  it('prints nothing but the answer for help and the client version', async () => {
    for (const args of [['--help'], ['version', '--client']]) {
      const { code, stderr } = await runBinary({
        args,
        kubeconfig: join(folder, 'nowhere'),
      });

      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    }
  });

  const olderNode = '/usr/bin/node';
  const itWithOlderNode = existsSync(olderNode) ? it : it.skip;

  itWithOlderNode('runs on the node of the machine as well', async () => {
    const { code, stdout, stderr } = await runBinary({
      args: ['status', '-A', '-o', 'name'],
      kubeconfig,
      node: olderNode,
    });

    expect({ code, stderr }).toEqual({ code: expect.any(Number), stderr: '' });
    expect(stdout).toContain(
      'inferenceservice.serving.kserve.io/product-ranker',
    );
  });

  const itWithKubectl = usableKubectl() ? it : it.skip;

  itWithKubectl('is found by kubectl, and completes for it', async () => {
    const env = {
      ...process.env,
      KUBECONFIG: kubeconfig,
      PATH: [dirname(binary), dirname(process.execPath), process.env.PATH].join(
        ':',
      ),
    };
    const kubectl = async (...args: string[]) =>
      (await promisify(execFile)('kubectl', args, { env })).stdout;

    expect(await kubectl('model', 'version', '--client')).toContain(
      'Client Version: v',
    );
    expect(
      await kubectl('model', 'status', '-n', 'recommendations', '-o', 'name'),
    ).toContain('inferenceservice.serving.kserve.io/product-ranker\n');
    expect(
      await kubectl('__complete', 'model', 'status', '-n', 'recomm'),
    ).toContain('recommendations\n');
  });
});
