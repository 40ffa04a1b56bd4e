import {
  DEFAULT_SETTINGS,
  type Plan,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  executePlan,
  fixedCredential,
  type KubeClient,
  planService,
} from '@modeldeck/plugin-model-serving-node';
import {
  ApiClient,
  type ExpectedPlan,
  loadScenario,
  scenarioNames,
} from '@modeldeck/simulated-cluster';
import type { ApiServerHandle } from './ApiServerHandle';
import { applyScenario } from './applyScenario';
import { serversToTry } from './servers';

/**
 * That an API server with the real schemas takes the write that starts a canary: fields where none
 * were, predictors copied within one patch, and all of it held to the version it was planned for.
 */

const STARTING = 180_000;
jest.setTimeout(60_000);

/** Every start that is planned in a scenario. */
const STARTS = scenarioNames().flatMap(name =>
  (loadScenario(name).expect.plans ?? [])
    .filter(({ action, after }) => action === 'start-canary' && after)
    .map(wanted => [name, wanted.service, wanted] as const),
);

describe.each(serversToTry())('the start of a canary on %s', (_, start) => {
  let server: ApiServerHandle;
  let api: ApiClient;
  let client: KubeClient;

  beforeAll(async () => {
    server = await start();
    api = new ApiClient(server);
    client = createKubeClient(
      {
        name: server.name,
        server: server.url,
        namespace: 'default',
        tls: { ca: server.certificateAuthority, skipVerify: false },
        credentials: fixedCredential({
          authorization: `Bearer ${server.token}`,
        }),
      },
      { fieldManager: 'kubectl-model' },
    );
  }, STARTING);

  afterAll(async () => {
    client?.close();
    api?.close();
    await server?.stop();
  }, STARTING);

  async function plan(namespace: string, wanted: ExpectedPlan) {
    const { service: name, version = {}, percent = 10 } = wanted;
    const { outcome } = await planService({
      client,
      platforms: servingPlatforms,
      settings: DEFAULT_SETTINGS,
      now: () => new Date(),
      namespace,
      name,
      kind: wanted.kind,
      choose: ({ items }) => items.find(item => item.name === name)!,
      request: () => ({ action: 'start-canary', version, percent }),
    });
    return outcome;
  }

  it.each(STARTS)('%s: %s', async (name, _service, wanted) => {
    const scenario = loadScenario(name);
    await applyScenario(api, scenario);
    const outcome = await plan(scenario.namespace, wanted);
    const { plan: made } = outcome as { plan: Plan };
    expect(made.writes.length).toBeGreaterThan(0);
    expect(made.writes.flatMap(({ changes = [] }) => changes)).not.toEqual([]);
    await executePlan({ client, plan: made, dryRun: 'server' });
    await executePlan({ client, plan: made, dryRun: 'none' });
    // What was planned for is no more: nobody writes it twice.
    await expect(
      executePlan({ client, plan: made, dryRun: 'none' }),
    ).rejects.toMatchObject({ kind: 'conflict' });
    expect(await plan(scenario.namespace, wanted)).toMatchObject({
      refusal: {
        reason: expect.stringMatching(
          /^(same-version|already-started|canary-in-flight)$/,
        ),
      },
    });
  });
});
