import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ModelService,
  servingPlatforms,
  type TrafficShare,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  type KubeClient,
  loadKubeconfig,
  readFleet,
} from '@modeldeck/plugin-model-serving-node';
import {
  ApiClient,
  loadScenario,
  renderKubeconfig,
  scenarioNames,
} from '@modeldeck/simulated-cluster';
import type { ApiServerHandle } from './ApiServerHandle';
import { applyScenario, resourceOf } from './applyScenario';
import { serversToTry } from './servers';

const STARTING = 180_000;

jest.setTimeout(60_000);

function percentOf(share: TrafficShare): number | 'unknown' {
  return 'percent' in share ? share.percent : 'unknown';
}

/** What a scenario says about a service, in the scenario's own words. */
function summaryOf(service: ModelService) {
  const { name, kind, health, revisions, findings } = service;
  return {
    name,
    kind,
    recognisedBy: service.recognisedBy.rule,
    rollout: service.rollout?.phase,
    components: service.components.map(component => ({
      name: component.name,
      kind: component.kind,
    })),
    graph: service.graph?.nodes.map(node => `${node.kind} ${node.title}`),
    health: { status: health.status, reason: health.reason },
    revisions: revisions.map(({ name: revision, role, traffic, graph }) => ({
      name: revision,
      role,
      declared: percentOf(traffic.declared),
      programmed: percentOf(traffic.programmed),
      graph: graph?.nodes.map(node => `${node.kind} ${node.title}`),
    })),
    findings: [...new Set(findings.map(({ rule }) => rule))].sort(),
  };
}

describe.each(serversToTry())('scenarios on %s', (_, start) => {
  let server: ApiServerHandle;
  let client: ApiClient;
  let reader: KubeClient;
  let folder: string | undefined;

  beforeAll(async () => {
    server = await start();
    client = new ApiClient(server);
    folder = mkdtempSync(join(tmpdir(), 'modeldeck-conformance-'));
    const path = join(folder, 'kubeconfig');
    const kubeconfig = renderKubeconfig({
      cluster: server.name,
      server: server.url,
      certificateAuthority: server.certificateAuthority,
      user: 'dev',
      credential: { type: 'token', token: server.token },
    });
    writeFileSync(path, kubeconfig, { mode: 0o600 });
    reader = createKubeClient(await loadKubeconfig({ path }));
  }, STARTING);

  afterAll(async () => {
    reader?.close();
    client?.close();
    await server?.stop();
    if (folder) {
      rmSync(folder, { recursive: true, force: true });
    }
  }, STARTING);

  it.each(scenarioNames())('%s', async name => {
    const scenario = loadScenario(name);
    const toRefuse = scenario.objects
      .filter(object => server.knowsSchemaOf(resourceOf(object)))
      .map(({ kind, metadata }) => `${kind}/${metadata.name}`)
      .filter(object => scenario.refusedBySchema.includes(object));
    const refused = await applyScenario(client, scenario);
    expect(refused.sort()).toEqual(toRefuse.sort());
    if (refused.length > 0) {
      // What is not stored cannot be told of.
      return;
    }
    const { items } = await readFleet({
      clients: [reader],
      platforms: servingPlatforms,
      namespace: scenario.namespace,
      now: () => new Date(),
    });
    const byName = (a: { name: string }, b: { name: string }) =>
      a.name.localeCompare(b.name);
    const expected = [...scenario.expect.services].sort(byName);
    expect(items.map(summaryOf).sort(byName)).toMatchObject(expected);
    expect(items).toHaveLength(expected.length);
  });
});
