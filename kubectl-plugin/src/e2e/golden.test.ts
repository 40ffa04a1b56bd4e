import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  loadScenario,
  type LoggedVersion,
  SimulatedCluster,
  SimulatedMlflow,
} from '@modeldeck/simulated-cluster';
import { FakePrometheus } from './FakePrometheus';
import {
  type GoldenCase,
  type GoldenSetup,
  goldenText,
  readGoldenCases,
  updateGolden,
} from './GoldenCase';
import { buildBinary, runBinary } from './runBinary';

/**
 * Runs the built binary on every case under testdata/. After an intended change:
 * `UPDATE_GOLDEN=1 npm test`, then read the diff. A new case is a file with its setup only.
 */
const update = Boolean(process.env.UPDATE_GOLDEN);
/** `GOLDEN=gpu/` runs those whose names begin so. */
const only = process.env.GOLDEN ?? '';

/** Requests go out side by side: which of them meets a dead cluster first is chance. */
const FIRST_TO_FAIL =
  /cannot (?:ask what the cluster serves|list \S+):( the server does not accept the credential| \S+ refuses| \S+ gave no complete answer)/g;

/** Of objects that the simulated cluster made itself. */
const UID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

async function startRegistry(
  models: readonly LoggedVersion[],
): Promise<SimulatedMlflow> {
  const mlflow = await SimulatedMlflow.start();
  for (const model of models) {
    mlflow.logVersion(model);
  }
  return mlflow;
}

jest.setTimeout(60_000);

describe('kubectl model', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kubectl-model-'));
  const clusters = new Map<string, Promise<SimulatedCluster>>();
  const cases = readGoldenCases().filter(({ name }) => name.startsWith(only));
  const answers = new Map<GoldenCase, Promise<string>>();

  beforeAll(async () => {
    await buildBinary();
    runSideBySide();
  });

  afterAll(async () => {
    await Promise.allSettled(answers.values());
    for (const cluster of clusters.values()) {
      await (await cluster).stop();
    }
    rmSync(folder, { recursive: true });
  });

  /** Each case is a process that mostly waits for the next: a few at once keep the cores busy. */
  function runSideBySide(): void {
    const lanes = Array.from({ length: availableParallelism() + 1 }, () =>
      Promise.resolve(),
    );
    for (const [index, golden] of cases.entries()) {
      const lane = index % lanes.length;
      const answer = (lanes[lane] ?? Promise.resolve()).then(() =>
        answerTo(golden.setup, index),
      );
      answers.set(golden, answer);
      lanes[lane] = answer.then(
        () => undefined,
        () => undefined,
      );
    }
  }

  /** Cases that meet the same share a cluster. */
  function clusterFor(setup: GoldenSetup): Promise<SimulatedCluster> {
    const { forbid, fail, hang, expired, withdraw, scenarios, objects } = setup;
    const key = JSON.stringify({
      alone: setup.writes && setup,
      forbid,
      fail,
      hang,
      expired,
      withdraw,
      scenarios,
      objects,
    });
    const cluster = clusters.get(key) ?? startCluster(setup);
    clusters.set(key, cluster);
    return cluster;
  }

  function writeKubeconfig(
    path: string,
    { kubeconfig, namespace }: GoldenSetup,
    cluster: SimulatedCluster,
  ): void {
    if (kubeconfig !== 'missing') {
      const content = cluster.kubeconfig({ namespace });
      writeFileSync(
        path,
        kubeconfig === 'unreachable'
          ? content.replace(cluster.url, 'https://127.0.0.1:1')
          : content,
      );
    }
  }

  /** Where the files of a case are. */
  function writeFiles({ files = {} }: GoldenSetup, index: number): string {
    const place = join(folder, `files-${index}`);
    mkdirSync(place);
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(place, name)), { recursive: true });
      writeFileSync(join(place, name), content);
    }
    return place;
  }

  async function answerTo(setup: GoldenSetup, index: number): Promise<string> {
    const cluster = await clusterFor(setup);
    const kubeconfig = join(folder, `kubeconfig-${index}`);
    writeKubeconfig(kubeconfig, setup, cluster);
    const files = writeFiles(setup, index);
    const prometheus =
      setup.prometheus && (await FakePrometheus.start(setup.prometheus));
    const mlflow = setup.models && (await startRegistry(setup.models));
    const registry = mlflow?.url;
    const placed = (text: string) =>
      text
        .replaceAll('$FILES', files)
        .replaceAll('$MLFLOW', registry ?? '')
        .replaceAll('$PROMETHEUS', prometheus?.url ?? '');
    const result = await runBinary({
      args: setup.args.map(placed),
      kubeconfig,
      columns: setup.columns,
      answers: setup.answers,
      env: Object.fromEntries(
        Object.entries(setup.env ?? {}).map(([key, text]) => [
          key,
          placed(text),
        ]),
      ),
    });
    await prometheus?.stop();
    await mlflow?.stop();
    return goldenText(result, [
      [prometheus?.url ?? /$^/g, 'http://$PROMETHEUS'],
      [registry ?? /$^/g, 'http://$MLFLOW'],
      [kubeconfig, '$KUBECONFIG'],
      [files, '$FILES'],
      [folder, '$TMP'],
      [new URL(cluster.url).host, '127.0.0.1:6443'],
      [process.version, '$NODE_VERSION'],
      [UID, '$UID'],
      [FIRST_TO_FAIL, 'cannot talk to it:$1'],
    ]);
  }

  it.each(cases.map(golden => [golden.name, golden] as const))(
    '%s',
    async (_, golden) => {
      const actual = (await answers.get(golden)) ?? '';
      if (update) {
        updateGolden(golden, actual);
      }
      expect(actual).toBe(update ? actual : golden.expected);
    },
  );
});

async function startCluster(setup: GoldenSetup): Promise<SimulatedCluster> {
  const cluster = await SimulatedCluster.start({
    controllers: setup.history !== undefined,
    now: () => new Date('2026-11-21T12:00:00Z'),
  });
  for (const manifest of setup.history ?? []) {
    await cluster.write(manifest);
    await cluster.settle();
  }
  for (const scenario of setup.scenarios ?? []) {
    await cluster.load(loadScenario(scenario));
  }
  await cluster.apply(setup.objects ?? []);
  return withFaults(cluster, setup);
}

function withFaults(
  cluster: SimulatedCluster,
  { forbid = [], fail, hang, expired, withdraw = [] }: GoldenSetup,
): SimulatedCluster {
  forbid.forEach(match => cluster.faults.forbid(match));
  if (fail) {
    cluster.faults.fail(fail);
  }
  if (hang) {
    cluster.faults.hang({});
  }
  if (expired) {
    cluster.faults.rejectCredentials();
  }
  withdraw.forEach(name => cluster.withdraw(name));
  return cluster;
}
