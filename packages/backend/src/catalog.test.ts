import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  DefaultEventsService,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import catalogModule from '@modeldeck/plugin-catalog-backend-module-model-serving';
import modelServingPlugin from '@modeldeck/plugin-model-serving-backend';
import {
  SERVICE_ID_ANNOTATION,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import {
  loadScenario,
  scenarioNames,
  SimulatedCluster,
} from '@modeldeck/simulated-cluster';
import request from 'supertest';
import { parse } from 'yaml';
import { gpuService, gpuServiceObjects } from './__fixtures__/gpuService';

/** The catalogue processes entities in the background: seconds for a fleet, more on a busy machine. */
jest.setTimeout(120_000);

/** A backend with the catalogue and the fleet of these clusters. */
async function startBackend(
  folder: string,
  clusters: Record<string, SimulatedCluster>,
): Promise<TestBackend> {
  // As in a real backend, one for all plugins: the mock is one for each.
  const bus = DefaultEventsService.create({
    logger: mockServices.logger.mock(),
  });
  const eventsFactory = createServiceFactory({
    service: eventsServiceRef,
    deps: { plugin: coreServices.pluginMetadata },
    factory: ({ plugin }) => bus.forPlugin(plugin.getId()),
  });
  const entries = Object.entries(clusters).map(([name, cluster]) => ({
    name,
    kubeconfig: { path: join(folder, name) },
    cluster,
  }));
  for (const { kubeconfig, cluster } of entries) {
    // As JSON, which is YAML too: Jest does not load the YAML parser on demand.
    const text = JSON.stringify(parse(cluster.kubeconfig()));
    await writeFile(kubeconfig.path, text);
  }
  return startTestBackend({
    features: [
      catalogPlugin,
      catalogModule,
      modelServingPlugin,
      eventsFactory,
      mockServices.rootConfig.factory({
        data: {
          modelServing: {
            clusters: entries.map(({ name, kubeconfig }) => ({
              name,
              kubeconfig,
            })),
          },
        },
      }),
    ],
  });
}

/** All that is looked at: definitions would make every answer megabytes. */
const FIELDS =
  'kind,metadata,relations,spec.type,spec.providesApis,spec.dependsOn';

/** The entities that a filter finds, once they are as expected: as soon as the last answer is there. */
async function entitiesWhen(
  backend: TestBackend,
  filter: string,
  isExpected: (entities: Entity[]) => boolean,
): Promise<Entity[]> {
  for (;;) {
    const { body } = await request(backend.server).get(
      `/api/catalog/entities?filter=${filter}&fields=${FIELDS}`,
    );
    if (isExpected(body)) {
      return body;
    }
  }
}

/** References that services name and no entity has. */
function unresolved(entities: readonly Entity[]): string[] {
  const refs = new Set(entities.map(stringifyEntityRef));
  return entities
    .flatMap(({ spec }) => [spec?.providesApis ?? [], spec?.dependsOn ?? []])
    .flat()
    .map(String)
    .filter(ref => !refs.has(ref));
}

/** Who runs in a pool. */
function poolUsers({ relations = [] }: Entity): string[] {
  return relations
    .filter(({ type }) => type === 'dependencyOf')
    .map(({ targetRef }) => targetRef);
}

function idsOf(entities: readonly Entity[]): string[] {
  return entities
    .flatMap(e => e.metadata.annotations?.[SERVICE_ID_ANNOTATION] ?? [])
    .sort();
}

describe('the catalogue of a backend', () => {
  let folder: string;
  let west: SimulatedCluster;
  let backend: TestBackend;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'catalog-'));
    west = await SimulatedCluster.start({ name: 'west' });
  });

  afterEach(async () => {
    await backend.stop();
    await west.stop();
    await rm(folder, { recursive: true });
  });

  it('has an entity for every service, and loses the one that is removed', async () => {
    for (const name of scenarioNames()) {
      await west.load(loadScenario(name));
    }
    backend = await startBackend(folder, { west });
    const components = (isExpected: (ids: string[]) => boolean) =>
      entitiesWhen(backend, 'spec.type=model-service', entities =>
        isExpected(idsOf(entities)),
      ).then(idsOf);
    await components(ids => ids.length > 0);

    const { body } = await request(backend.server).get(
      '/api/model-serving/services',
    );
    const services: ModelService[] = body.items;
    const all = services.map(({ id }) => id).sort();
    expect(await components(ids => ids.length >= all.length)).toEqual(all);

    const related = await entitiesWhen(
      backend,
      'kind=component,kind=api,kind=resource',
      entities => unresolved(entities).length === 0,
    );
    expect(new Set(related.map(({ spec }) => spec?.type))).toEqual(
      new Set(['model-service', 'openapi', 'grpc', 'ai-model', 'gpu-pool']),
    );

    const [removed] = services;
    const { apiVersion, kind, name } = removed!.objects[0]!;
    const { namespace } = removed!;
    await west.remove({ apiVersion, kind, namespace, name });
    expect(await components(ids => ids.length < all.length)).toEqual(
      all.filter(id => id !== removed!.id),
    );
  });

  describe('on two clusters with the same service', () => {
    let east: SimulatedCluster;

    beforeEach(async () => {
      east = await SimulatedCluster.start({ name: 'east' });
      for (const cluster of [west, east]) {
        const [node, ...objects] = gpuServiceObjects();
        await cluster.load({ namespace: gpuService.namespace, objects });
        await cluster.apply([node!]);
      }
      backend = await startBackend(folder, { west, east });
    });

    afterEach(() => east.stop());

    const model = 'spec.type=ai-model';

    const removeFrom = (cluster: SimulatedCluster) =>
      cluster.remove({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: gpuService.namespace,
        name: 'fraud-v3',
      });

    it('relates each to its API, its pool and the one model, and to its owner and system', async () => {
      const services = await entitiesWhen(
        backend,
        'spec.type=model-service',
        entities =>
          entities.length === 2 &&
          entities.every(({ relations }) => (relations?.length ?? 0) >= 5),
      );
      const [shared] = await entitiesWhen(backend, model, e => e.length > 0);
      const modelRef = stringifyEntityRef(shared!);
      for (const service of services) {
        const cluster =
          service.metadata.annotations?.['backstage.io/kubernetes-cluster'];
        const related = service.relations?.map(
          ({ type, targetRef }) => `${type} ${targetRef}`,
        );
        expect(related).toHaveLength(5);
        expect(related).toEqual(
          expect.arrayContaining([
            expect.stringMatching(
              `^dependsOn resource:default/${cluster}.gpu-pool.serving-`,
            ),
            `dependsOn ${modelRef}`,
            'ownedBy group:default/team-fraud',
            'partOf system:default/payments',
            `providesApi api:default/${service.metadata.name}`,
          ]),
        );
      }
      expect(new Set(services.map(stringifyEntityRef)).size).toBe(2);

      const users = await entitiesWhen(
        backend,
        model,
        ([entity]) =>
          (entity?.relations ?? []).filter(r => r.type === 'dependencyOf')
            .length === 2,
      );
      expect(users).toHaveLength(1);
      const pools = await entitiesWhen(
        backend,
        'spec.type=gpu-pool',
        e => e.length === 2 && e.every(({ relations }) => relations?.length),
      );
      expect(pools.map(poolUsers).flat().sort()).toEqual(
        services.map(stringifyEntityRef).sort(),
      );
      const apis = await entitiesWhen(
        backend,
        'kind=api',
        e => e.length === 2 && e.every(({ relations }) => relations?.length),
      );
      expect(apis.flatMap(({ relations }) => relations)).toContainEqual(
        expect.objectContaining({ type: 'apiProvidedBy' }),
      );
    });

    it('keeps the model while one of them serves it, and no longer', async () => {
      const components = 'spec.type=model-service';
      await entitiesWhen(backend, components, e => e.length === 2);
      await entitiesWhen(backend, model, e => e.length === 1);

      await removeFrom(east);
      const [left] = await entitiesWhen(backend, components, e => e.length < 2);
      expect(idsOf([left!])).toEqual(['west/team/deployment/fraud']);
      expect(await entitiesWhen(backend, model, () => true)).toHaveLength(1);

      await removeFrom(west);
      await entitiesWhen(backend, components, e => e.length === 0);
      expect(await entitiesWhen(backend, model, e => e.length === 0)).toEqual(
        [],
      );
    });

    it('deletes nothing of a cluster that is gone', async () => {
      const components = 'spec.type=model-service';
      await entitiesWhen(backend, components, e => e.length === 2);
      await east.stop();
      await removeFrom(west);
      const [left] = await entitiesWhen(backend, components, e => e.length < 2);
      expect(idsOf([left!])).toEqual(['east/team/deployment/fraud']);
      expect(await entitiesWhen(backend, model, () => true)).toHaveLength(1);
    });
  });
});
