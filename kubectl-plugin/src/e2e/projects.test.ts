import { execFile, spawnSync } from 'node:child_process';
import {
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { SimulatedCluster, usableKubectl } from '@modeldeck/simulated-cluster';
import { binary, buildBinary, runBinary } from './runBinary';

/**
 * Projects as somebody has them who reads their READMEs: made, and then called step by step by
 * make, with kubectl and this plugin, against a cluster whose controllers answer.
 */

const tools = ['make', 'sh', 'sed'];
const isHere =
  usableKubectl() &&
  tools.every(tool => spawnSync('which', [tool]).status === 0);
const describeHere = isHere ? describe : describe.skip;

const PROJECT = {
  name: 'score',
  owner: 'group:default/team',
  namespace: 'team',
};

const AMOUNTS = { cpu: '64', memory: '512Gi', pods: '110' };

/** Nodes with accelerators are tainted against what needs none. */
const NODES = [
  { name: 'cpu-1', amounts: AMOUNTS, taints: [] },
  {
    name: 'gpu-1',
    amounts: { ...AMOUNTS, 'nvidia.com/gpu': '4' },
    taints: [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }],
  },
].map(({ name, amounts, taints }) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  spec: { taints },
  status: {
    capacity: amounts,
    allocatable: amounts,
    conditions: [{ type: 'Ready', status: 'True' }],
  },
}));

jest.setTimeout(300_000);

describeHere('a project from a template', () => {
  let cluster: SimulatedCluster;
  let folder: string;
  let kubeconfig: string;

  beforeAll(async () => {
    await buildBinary();
    folder = mkdtempSync(join(tmpdir(), 'projects-'));
    symlinkSync(process.execPath, join(folder, 'node'));
    kubeconfig = join(folder, 'kubeconfig');
    cluster = await SimulatedCluster.start({ controllers: true });
    writeFileSync(kubeconfig, cluster.kubeconfig());
    await cluster.apply(NODES);
  });

  afterAll(async () => {
    await cluster?.stop();
    rmSync(folder, { recursive: true });
  });

  async function run(
    command: string,
    args: readonly string[],
    cwd = folder,
  ): Promise<string> {
    const env = {
      ...process.env,
      KUBECONFIG: kubeconfig,
      PATH: `${dirname(binary)}:${folder}:${process.env.PATH}`,
    };
    const { stdout, stderr } = await promisify(execFile)(command, args, {
      cwd,
      env,
    });
    return stdout + stderr;
  }

  /** Made for this cluster, which has no operator of Prometheus. */
  async function made(
    template: string,
    answers: Record<string, string>,
  ): Promise<(...args: string[]) => Promise<string>> {
    const project = join(folder, template);
    const { namespace } = PROJECT;
    const values = { ...PROJECT, namespace: `${template}-${namespace}` };
    const { code, stderr } = await runBinary({
      args: [
        'new',
        template,
        project,
        '--yes',
        ...Object.entries({ ...values, ...answers }).flatMap(
          ([name, value]) => ['--set', `${name}=${value}`],
        ),
      ],
      kubeconfig,
    });
    expect({ code, stderr }).toMatchObject({ code: 0 });
    await run('kubectl', ['create', 'namespace', values.namespace]);
    await run('sh', [
      '-c',
      `find ${project}/deploy -name kustomization.yaml | xargs sed -i.bak /monitoring.yaml/d`,
    ]);
    return (...args) => run('make', args, project);
  }

  function change(file: string, from: string | RegExp, to: string): void {
    const path = join(folder, file);
    writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
  }

  it('gives a new model its share, and takes back no promotion', async () => {
    const make = await made('kserve-model', { storageUri: 's3://models/a/1' });
    const predictor = async () => {
      const spec = await run('kubectl', [
        'get',
        'isvc',
        '-n',
        'kserve-model-team',
        'score',
        '-o',
        'jsonpath={.spec.predictor.canaryTrafficPercent} {.spec.predictor.model.storageUri}',
      ]);
      return spec.trim();
    };
    expect(await make('deploy')).toMatch(/score {2}\S* ?healthy/);
    expect(await make('canary')).toContain('This version serves already');
    expect(await predictor()).toBe('s3://models/a/1');

    change(
      'kserve-model/deploy/base/inference-service.yaml',
      'models/a/1',
      'models/a/2',
    );
    await make('canary');
    expect(await predictor()).toBe('10 s3://models/a/2');
    expect(await make('promote')).toContain('Promoted');
    expect(await predictor()).toBe('s3://models/a/2');

    // Whatever else is merged starts the pipeline, too.
    expect(await make('canary')).toContain('This version serves already');
    expect(await predictor()).toBe('s3://models/a/2');
    expect(await make('gate')).toContain('There is no new version to judge');
    expect(await make('promote')).toContain('no new version to promote');
  });

  it('brings versions of a web service in by turns', async () => {
    const make = await made('python-service', {});
    const images = async () =>
      run('kubectl', [
        'get',
        'deployments',
        '-n',
        'python-service-team',
        '-o',
        'jsonpath={range .items[*]}{.metadata.name}={.spec.template.spec.containers[0].image}{"\\n"}{end}',
      ]);
    const weights = async () =>
      run('kubectl', [
        'get',
        'httproute',
        '-n',
        'python-service-team',
        'score',
        '-o',
        'jsonpath={range .spec.rules[0].backendRefs[*]}{.name}={.weight} {end}',
      ]);
    await make('check', 'TAG=v1');
    await make('canary', 'TAG=v1');
    expect(await weights()).toBe('score-blue=100 score-green=0 ');

    await make('canary', 'TAG=v2');
    expect(await weights()).toBe('score-blue=90 score-green=10 ');
    await make('promote');
    expect(await weights()).toBe('score-blue=0 score-green=100 ');

    // The new version is in the Deployment that was there first.
    await make('canary', 'TAG=v3');
    expect(await weights()).toBe('score-blue=10 score-green=90 ');
    expect(await images()).toMatch(/score-blue=\S+:v3\nscore-green=\S+:v2/);
    await make('promote');
    expect(await weights()).toBe('score-blue=100 score-green=0 ');

    // One that is still judged when the next one comes.
    await make('canary', 'TAG=v4');
    await make('canary', 'TAG=v5');
    expect(await weights()).toBe('score-blue=90 score-green=10 ');
    await make('rollback');
    expect(await weights()).toBe('score-blue=100 score-green=0 ');
    expect(await make('retire')).toContain('score-green scaled');
  });

  it('brings predictors of a graph in by turns', async () => {
    const make = await made('seldon-graph', { storageUri: 's3://models/a/1' });
    const predictors = async () =>
      run('kubectl', [
        'get',
        'sdep',
        '-n',
        'seldon-graph-team',
        'score',
        '-o',
        'jsonpath={range .spec.predictors[*]}{.name}={.traffic} {.graph.modelUri} {end}',
      ]);
    const graph = 'seldon-graph/deploy/blue/seldon-deployment.yaml';
    await make('canary');
    change(graph, 'models/a/1', 'models/a/2');
    await make('canary');
    expect(await predictors()).toBe(
      'blue=90 s3://models/a/1 green=10 s3://models/a/2 ',
    );
    await make('promote');
    change(graph, 'models/a/2', 'models/a/3');
    await make('canary');
    expect(await predictors()).toBe(
      'green=90 s3://models/a/2 blue=10 s3://models/a/3 ',
    );
    await make('promote');
    await make('retire');
    expect(await predictors()).toBe('blue=100 s3://models/a/3 ');
  });

  it('loads a new version before the Experiment shares requests with it', async () => {
    const make = await made('seldon-experiment', {
      storageUri: 's3://models/a/1',
      format: 'sklearn',
      steps: 'before',
      codeUri: 's3://models/a/code',
      mirrorUri: 's3://models/a/0',
    });
    const namespace = 'seldon-experiment-team';
    // As Seldon installs it for all that is in the namespace.
    await cluster.apply([
      {
        apiVersion: 'mlops.seldon.io/v1alpha1',
        kind: 'Server',
        metadata: { name: 'mlserver', namespace },
        spec: {
          serverConfig: 'mlserver',
          podSpec: {
            containers: [
              { name: 'mlserver', resources: { requests: { memory: '8Gi' } } },
            ],
          },
        },
      },
    ]);
    const told = (kind: string, path: string) =>
      run('kubectl', ['get', kind, '-n', namespace, '-o', `jsonpath=${path}`]);
    const weights = () =>
      told(
        'experiments',
        '{range .items[0].spec.candidates[*]}{.name}={.weight} {end}',
      );
    const stable = () =>
      told(
        'models.mlops.seldon.io/score-stable',
        '{.spec.storageUri} {.metadata.annotations.modeldeck\\.io/model-version}',
      );
    const model = 'seldon-experiment/deploy/version/model.yaml';
    const next = (version: string) => {
      change(model, /models\/a\/\S+/, `models/a/${version}`);
      change(model, /model-version: .*/, `model-version: "${version}"`);
    };
    await make('canary');
    expect(await make('canary')).toContain('This version serves already');
    expect(await weights()).toBe('score-stable=100 ');

    next('2');
    await make('canary');
    expect(await weights()).toBe('score-stable=90 score-canary=10 ');
    await make('rollback');
    expect(await weights()).toBe('score-stable=100 score-canary=0 ');

    next('3');
    await make('canary');
    await make('promote');
    expect(await weights()).toBe('score-stable=0 score-canary=100 ');
    // What was promoted stays, though the files are of the version after it.
    next('4');
    await make('retire');
    expect(await weights()).toBe('score-stable=100 ');
    expect(await stable()).toBe('s3://models/a/3 3');

    next('broken');
    await expect(make('canary')).rejects.toMatchObject({ code: 2 });
    expect(await weights()).toBe('score-stable=100 ');
    expect(await make('status')).toContain('healthy');
  });

  it('brings members of a language model in by turns', async () => {
    const make = await made('kserve-llm', { storageUri: 'hf://example/a' });
    const weights = async () =>
      run('kubectl', [
        'get',
        'llmisvc',
        '-n',
        'kserve-llm-team',
        '-o',
        'jsonpath={range .items[*]}{.metadata.name}={.spec.router.route.weight} {end}',
      ]);
    await make('check', 'SKIP_CHECKS=model-present,signature-compatible');
    await make('canary');
    await make('canary');
    expect(await weights()).toBe('score-blue=90 score-green=10 ');
    await make('promote');
    await make('canary');
    expect(await weights()).toBe('score-blue=10 score-green=90 ');
    await make('promote');
    await make('retire');
    expect(await weights()).toBe('score-blue=100 ');
  });

  it('says that the cluster does not answer, and changes nothing', async () => {
    const project = join(folder, 'kserve-model');
    await expect(
      run('env', ['KUBECONFIG=/nowhere', 'make', 'canary'], project),
    ).rejects.toMatchObject({ code: 2 });
  });
});
