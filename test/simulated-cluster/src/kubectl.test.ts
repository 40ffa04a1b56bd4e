import { execFile, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SimulatedCluster } from './SimulatedCluster';

const run = promisify(execFile);

const hasKubectl = (() => {
  try {
    execFileSync('kubectl', ['version', '--client']);
    return true;
  } catch {
    return false;
  }
})();

if (!hasKubectl) {
  process.stderr.write(
    'Skipped: no kubectl on PATH to try the simulation with\n',
  );
}

const ISVC = `
apiVersion: serving.kserve.io/v1beta1
kind: InferenceService
metadata:
  name: iris
  namespace: team
  annotations:
    serving.kserve.io/deploymentMode: Knative
spec:
  predictor:
    minReplicas: 1
    model:
      modelFormat:
        name: sklearn
      storageUri: s3://models/iris/v1
`;

const DEPLOYMENT = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: team
spec:
  replicas: 1
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: web:1
`;

(hasKubectl ? describe : describe.skip)('kubectl', () => {
  let cluster: SimulatedCluster;
  let folder: string;
  let kubeconfig: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'simulated-kubectl-'));
    kubeconfig = join(folder, 'kubeconfig');
    cluster = await SimulatedCluster.start({ controllers: true });
    writeFileSync(kubeconfig, cluster.kubeconfig({ namespace: 'team' }));
    writeFileSync(join(folder, 'isvc.yaml'), ISVC);
    writeFileSync(join(folder, 'deployment.yaml'), DEPLOYMENT);
    await kubectl('create', 'namespace', 'team');
    await kubectl('apply', '-f', join(folder, 'isvc.yaml'));
    await kubectl('apply', '-f', join(folder, 'deployment.yaml'));
    await cluster.settle();
  });

  afterAll(async () => {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function kubectl(...args: string[]): Promise<string> {
    const { stdout } = await run('kubectl', args, {
      env: { ...process.env, KUBECONFIG: kubeconfig, HOME: folder },
    });
    return stdout;
  }

  /** What kubectl says on stderr when it fails. */
  async function failure(...args: string[]): Promise<string> {
    const error = await kubectl(...args).then(
      () => new Error('kubectl did not fail'),
      (reason: Error & { stderr: string }) => reason,
    );
    return 'stderr' in error ? error.stderr : error.message;
  }

  it('prints the columns of the custom resource definition', async () => {
    const [head, row] = (await kubectl('get', 'isvc', '-A')).split('\n');
    expect(head?.trim().split(/\s+/)).toEqual([
      'NAMESPACE',
      'NAME',
      'URL',
      'READY',
      'PREV',
      'LATEST',
      'PREVROLLEDOUTREVISION',
      'LATESTREADYREVISION',
      'AGE',
    ]);
    expect(row).toMatch(
      /^team\s+iris\s+http:\/\/iris\.team\S*\s+True\s+100\s+iris-predictor-00001\s+\d+s/,
    );
  });

  it('reads JSON and YAML', async () => {
    const json = JSON.parse(
      await kubectl('get', 'isvc', 'iris', '-o', 'json'),
    ) as object;
    expect(json).toMatchObject({ status: { deploymentMode: 'Knative' } });
    expect(await kubectl('get', 'isvc', 'iris', '-o', 'yaml')).toContain(
      'storageUri: s3://models/iris/v1',
    );
  });

  it('pages through a list', async () => {
    const before = cluster.requests.length;
    const names = await kubectl(
      'get',
      'pods',
      '-A',
      '-o',
      'name',
      '--chunk-size=1',
    );
    expect(names.trim().split('\n')).toHaveLength(2);
    const pages = cluster.requests
      .slice(before)
      .filter(({ path }) => path.endsWith('/pods'));
    expect(pages.length).toBe(2);
  });

  it('watches', async () => {
    const child = spawn('kubectl', ['get', 'isvc', '-w', '-o', 'name'], {
      env: { ...process.env, KUBECONFIG: kubeconfig, HOME: folder },
    });
    const lines: string[] = [];
    const twoLines = new Promise<void>(resolve => {
      child.stdout.on('data', chunk => {
        lines.push(...String(chunk).split('\n').filter(Boolean));
        if (lines.length === 1) {
          kubectl('label', 'isvc', 'iris', 'seen=yes', '--overwrite').catch(
            () => undefined,
          );
        } else {
          resolve();
        }
      });
    });
    await twoLines;
    child.kill();
    expect(lines.slice(0, 2)).toEqual(
      Array(2).fill('inferenceservice.serving.kserve.io/iris'),
    );
  });

  it('applies again without a change', async () => {
    expect(await kubectl('apply', '-f', join(folder, 'isvc.yaml'))).toContain(
      'iris unchanged',
    );
    expect(
      await kubectl('apply', '-f', join(folder, 'deployment.yaml')),
    ).toContain('web unchanged');
  });

  it('applies on the server, and learns who else owns a field', async () => {
    const file = join(folder, 'other.yaml');
    writeFileSync(file, ISVC.replace('iris/v1', 'iris/v9'));
    const args = ['apply', '--server-side', '--field-manager=ci', '-f', file];
    expect(await failure(...args)).toMatch(
      /conflict with "kubectl-client-side-apply" using serving\.kserve\.io\/v1beta1: \.spec\.predictor\.model\.storageUri/,
    );
    expect(
      await kubectl(...args, '--force-conflicts', '--dry-run=server'),
    ).toContain('serverside-applied');
    expect(
      await kubectl(
        'get',
        'isvc',
        'iris',
        '-o',
        'jsonpath={.spec.predictor.model.storageUri}',
      ),
    ).toBe('s3://models/iris/v1');
  });

  it.each([
    ['merge', 'isvc/iris', '{"spec":{"predictor":{"maxReplicas":3}}}'],
    [
      'json',
      'isvc/iris',
      '[{"op":"replace","path":"/spec/predictor/maxReplicas","value":4}]',
    ],
    [
      'strategic',
      'deployment/web',
      '{"spec":{"template":{"spec":{"containers":[{"name":"web","env":[{"name":"A","value":"1"}]}]}}}}',
    ],
  ])('patches with a %s patch', async (type, target, patch) => {
    expect(
      await kubectl('patch', target, `--type=${type}`, '-p', patch),
    ).toContain('patched');
  });

  it('keeps the container that a strategic patch adds to', async () => {
    const containers = JSON.parse(
      await kubectl(
        'get',
        'deployment',
        'web',
        '-o',
        'jsonpath={.spec.template.spec.containers}',
      ),
    ) as object[];
    expect(containers).toEqual([
      expect.objectContaining({
        name: 'web',
        image: 'web:1',
        env: [{ name: 'A', value: '1' }],
      }),
    ]);
  });

  it('is told that custom resources take no strategic merge patch', async () => {
    expect(
      await failure('patch', 'isvc', 'iris', '--type=strategic', '-p', '{}'),
    ).toContain('accepted media types include');
  });

  it('reads logs', async () => {
    expect(await kubectl('logs', '-l', 'component=predictor', '--tail=1')).toBe(
      'Ready to serve\n',
    );
    expect(await kubectl('logs', 'deployment/web')).toContain(
      'Loading the model',
    );
  });

  it('describes, with events', async () => {
    expect(await kubectl('describe', 'isvc', 'iris')).toMatch(
      /Storage Uri:\s+s3:\/\/models\/iris\/v1/,
    );
    expect(await kubectl('describe', 'deployment', 'web')).toMatch(
      /MinimumReplicasAvailable/,
    );
  });

  it('waits, scales and follows a rollout', async () => {
    expect(
      await kubectl(
        'wait',
        '--for=condition=Ready',
        'isvc/iris',
        '--timeout=10s',
      ),
    ).toContain('condition met');
    expect(
      await kubectl('scale', 'deployment', 'web', '--replicas=2'),
    ).toContain('scaled');
    expect(
      await kubectl('rollout', 'status', 'deployment', 'web', '--timeout=10s'),
    ).toContain('successfully rolled out');
  });

  it('discovers, and asks what it may do', async () => {
    expect(
      await kubectl('api-resources', '--api-group=serving.kserve.io'),
    ).toMatch(
      /inferenceservices\s+isvc\s+serving\.kserve\.io\/v1beta1\s+true\s+InferenceService/,
    );
    expect(await kubectl('explain', 'isvc')).toContain('InferenceService');
    expect(await kubectl('auth', 'can-i', 'list', 'isvc')).toBe('yes\n');
    cluster.faults.forbid({ resource: 'inferenceservices', verb: 'list' });
    try {
      expect(await failure('get', 'isvc', '-A')).toBe(
        'Error from server (Forbidden): inferenceservices.serving.kserve.io is forbidden: User "dev" cannot list resource "inferenceservices" in API group "serving.kserve.io" at the cluster scope\n',
      );
      expect(await failure('auth', 'can-i', 'list', 'isvc')).toBe('');
    } finally {
      cluster.faults.clear();
    }
  });

  it.each(['client-certificate', 'exec'] as const)(
    'signs in by %s',
    async credential => {
      const file = join(folder, credential);
      writeFileSync(file, cluster.kubeconfig({ credential }));
      expect(
        await kubectl(
          '--kubeconfig',
          file,
          'auth',
          'whoami',
          '-o',
          'jsonpath={.status.userInfo.username}',
        ),
      ).toBe('dev');
    },
  );

  it('is recorded as whom it impersonates', async () => {
    await kubectl('get', 'pods', '--as=ana', '--as-group=ml');
    expect(cluster.requests.at(-1)).toMatchObject({
      user: 'ana',
      impersonator: 'dev',
    });
  });

  it('deletes, and what belonged to the object goes too', async () => {
    expect(await kubectl('delete', 'isvc', 'iris', '--timeout=10s')).toContain(
      'deleted',
    );
    await cluster.settle();
    expect(
      await kubectl('get', 'pods', '-l', 'component=predictor', '-o', 'name'),
    ).toBe('');
    expect(await failure('get', 'isvc', 'iris')).toBe(
      'Error from server (NotFound): inferenceservices.serving.kserve.io "iris" not found\n',
    );
    expect(
      await kubectl('delete', 'namespace', 'team', '--timeout=10s'),
    ).toContain('deleted');
  });
});
