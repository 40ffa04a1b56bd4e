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
import type { Entity } from '@backstage/catalog-model';
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

/** The catalogue processes entities in the background, a few seconds for a fleet. */
jest.setTimeout(60_000);

/** As in a real backend, one for all plugins: the mock is one for each. */
const bus = DefaultEventsService.create({ logger: mockServices.logger.mock() });
const eventsFactory = createServiceFactory({
  service: eventsServiceRef,
  deps: { plugin: coreServices.pluginMetadata },
  factory: ({ plugin }) => bus.forPlugin(plugin.getId()),
});

describe('the catalogue of a backend on a cluster', () => {
  let folder: string;
  let cluster: SimulatedCluster;
  let backend: TestBackend;

  beforeAll(async () => {
    cluster = await SimulatedCluster.start({ name: 'west' });
    for (const name of scenarioNames()) {
      await cluster.load(loadScenario(name));
    }
    folder = await mkdtemp(join(tmpdir(), 'catalog-'));
    const path = join(folder, 'kubeconfig');
    // As JSON, which is YAML too: Jest does not load the YAML parser on demand.
    await writeFile(path, JSON.stringify(parse(cluster.kubeconfig())));
    backend = await startTestBackend({
      features: [
        catalogPlugin,
        catalogModule,
        modelServingPlugin,
        eventsFactory,
        mockServices.rootConfig.factory({
          data: {
            modelServing: {
              clusters: [{ name: 'west', kubeconfig: { path } }],
            },
          },
        }),
      ],
    });
  });

  afterAll(async () => {
    await backend.stop();
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  async function services(): Promise<ModelService[]> {
    const { body } = await request(backend.server).get(
      '/api/model-serving/services',
    );
    return body.items;
  }

  /** Ids of the services in the catalogue, once they are as expected. */
  async function entitiesWhen(
    isExpected: (ids: string[]) => boolean,
  ): Promise<string[]> {
    for (;;) {
      const { body } = await request(backend.server).get(
        '/api/catalog/entities?filter=spec.type=model-service',
      );
      const ids = (body as Entity[])
        .flatMap(e => e.metadata.annotations?.[SERVICE_ID_ANNOTATION] ?? [])
        .sort();
      if (isExpected(ids)) {
        return ids;
      }
    }
  }

  it('has an entity for every service, and loses the one that is removed', async () => {
    await entitiesWhen(ids => ids.length > 0);
    const all = (await services()).map(({ id }) => id).sort();
    expect(await entitiesWhen(ids => ids.length >= all.length)).toEqual(all);

    const [removed] = await services();
    const { apiVersion, kind, name } = removed!.objects[0]!;
    await cluster.remove({
      apiVersion,
      kind,
      namespace: removed!.namespace,
      name,
    });
    const left = await entitiesWhen(ids => ids.length < all.length);
    expect(left).toEqual(all.filter(id => id !== removed!.id));
  });
});
