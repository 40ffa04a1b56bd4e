import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DEFAULT_GPU_SETTINGS,
  GPU_RESOURCES,
  type ResourceType,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  LiveFleet,
  LiveGpus,
  loadKubeconfig,
  readFleet,
  readGpus,
} from '@modeldeck/plugin-model-serving-node';
import {
  loadScenario,
  scenarioNames,
  type SeenRequest,
  SimulatedCluster,
} from '@modeldeck/simulated-cluster';
import { parse } from 'yaml';

/** Every kind of every platform is watched, which takes long on a busy machine. */
jest.setTimeout(60_000);

// Every scenario is loaded and watched.
jest.setTimeout(60_000);

const ROLE = join(__dirname, '../../../docs/rbac/reader.yaml');

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

/** `verb group/resource` of every right that the documented role gives. */
function documentedRights(): Set<string> {
  const role = parse(readFileSync(ROLE, 'utf8')) as { rules: Rule[] };
  return new Set(
    role.rules.flatMap(rule =>
      rule.apiGroups.flatMap(group =>
        rule.resources.flatMap(resource =>
          rule.verbs.map(verb => `${verb} ${group}/${resource}`),
        ),
      ),
    ),
  );
}

const CORE_PATH = /^\/api\/v1\/(?:namespaces\/[^/]+\/)?([^/]+)(\/[^/]+)?$/;
const GROUP_PATH =
  /^\/apis\/([^/]+)\/[^/]+\/(?:namespaces\/[^/]+\/)?([^/]+)(\/[^/]+)?$/;

/** The right that a request needs; undefined for discovery, which everyone may read. */
function rightFor({ path, query }: SeenRequest): string | undefined {
  const core = CORE_PATH.exec(path);
  const [, group, resource, name] = core
    ? [path, '', core[1], core[2]]
    : GROUP_PATH.exec(path) ?? [];
  if (resource === undefined) {
    return undefined;
  }
  const many = query.watch ? 'watch' : 'list';
  return `${name === undefined ? many : 'get'} ${group}/${resource}`;
}

/** A fleet is ready when its lists are read; its watches follow. Bounded by the test's timeout. */
async function allWatched(cluster: SimulatedCluster): Promise<void> {
  const kinds = new Set(
    servingPlatforms.flatMap(({ resources }) =>
      resources.map(({ type }) => type.id),
    ),
  );
  // Pods are watched twice: those of services, and those that hold accelerators.
  while (cluster.openWatches < kinds.size + GPU_RESOURCES.length) {
    await new Promise(setImmediate);
  }
}

/** What is read beside the kinds of services and accelerators: see the role itself. */
const BESIDES = ['list /namespaces'];

const rightToList = ({ group, plural }: ResourceType) =>
  `list ${group}/${plural}`;

describe('the documented role', () => {
  it('names every kind that is read, and only those', () => {
    const needed = new Set(
      [
        ...servingPlatforms.flatMap(({ resources }) => resources),
        ...GPU_RESOURCES,
      ].map(({ type }) => rightToList(type)),
    );
    const documented = [...documentedRights()].filter(
      right => right.startsWith('list ') && !BESIDES.includes(right),
    );
    expect(documented.sort()).toEqual([...needed].sort());
  });

  it('allows every call that a snapshot and a live fleet make', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'modeldeck-role-'));
    const cluster = await SimulatedCluster.start({ name: 'simulated' });
    try {
      for (const name of scenarioNames()) {
        await cluster.load(loadScenario(name));
      }
      const path = join(folder, 'kubeconfig');
      writeFileSync(path, cluster.kubeconfig());
      const clients = [createKubeClient(await loadKubeconfig({ path }))];
      const options = {
        clients,
        platforms: servingPlatforms,
        now: () => new Date('2026-11-21T12:00:00Z'),
      };
      await readFleet(options);
      const settings = DEFAULT_GPU_SETTINGS;
      await readGpus({ clients, settings, namespace: 'team' });
      const live = LiveFleet.start(options);
      const gpus = LiveGpus.start({ client: clients[0]!, settings });
      await live.ready();
      await gpus.ready();
      await allWatched(cluster);
      await gpus.stop();
      await live.stop();

      const rights = documentedRights();
      const used = new Set(
        cluster.requests.flatMap(request => rightFor(request) ?? []),
      );
      expect(used).toContain('list serving.kserve.io/inferenceservices');
      expect(used).toContain('watch /pods');
      expect(used).toContain('watch /nodes');
      expect([...used].filter(right => !rights.has(right))).toEqual([]);
    } finally {
      await cluster.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
