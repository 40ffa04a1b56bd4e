import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { SimulatedCluster } from '../SimulatedCluster';
import { usableKubectl } from './usableKubectl';

const run = promisify(execFile);

export const ISVC = `
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

/** `describe` where there is a kubectl to try the simulation with; skipped elsewhere. */
export const describeWithKubectl = usableKubectl() ? describe : describe.skip;

/** kubectl on a simulated cluster of its own, with `iris` and `web` in the namespace `team`. */
export class KubectlSession {
  private constructor(
    readonly cluster: SimulatedCluster,
    private readonly folder: string,
  ) {}

  static async start(): Promise<KubectlSession> {
    const cluster = await SimulatedCluster.start({ controllers: true });
    const folder = mkdtempSync(join(tmpdir(), 'simulated-kubectl-'));
    const session = new KubectlSession(cluster, folder);
    session.write('kubeconfig', cluster.kubeconfig({ namespace: 'team' }));
    await session.kubectl('create', 'namespace', 'team');
    for (const [name, manifest] of Object.entries({ ISVC, DEPLOYMENT })) {
      await session.kubectl('apply', '-f', session.write(name, manifest));
    }
    await cluster.settle();
    return session;
  }

  async stop(): Promise<void> {
    await this.cluster.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Writes a file for kubectl to read, and says where. */
  write(name: string, content: string): string {
    const file = this.file(name);
    writeFileSync(file, content);
    return file;
  }

  file(name: string): string {
    return join(this.folder, name);
  }

  /** What kubectl prints, when it says nothing on stderr; an error otherwise. */
  async kubectl(...args: string[]): Promise<string> {
    const { stdout, stderr } = await run('kubectl', args, { env: this.env });
    if (stderr !== '') {
      throw new Error(`kubectl ${args.join(' ')} warns: ${stderr}`);
    }
    return stdout;
  }

  /** What kubectl says on stderr when it fails. */
  async failure(...args: string[]): Promise<string> {
    const error = await run('kubectl', args, { env: this.env }).then(
      () => new Error('kubectl did not fail'),
      (reason: Error & { stderr: string }) => reason,
    );
    return 'stderr' in error ? error.stderr : error.message;
  }

  spawn(...args: string[]): ChildProcess {
    return spawn('kubectl', args, { env: this.env });
  }

  private get env(): NodeJS.ProcessEnv {
    const KUBECONFIG = this.file('kubeconfig');
    return { ...process.env, KUBECONFIG, HOME: this.folder };
  }
}
