import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  DEFAULT_CATALOG_OPTIONS,
  type GpuPoolIdentity,
  type ModelService,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import fc from 'fast-check';
import { modelService, revision } from '../__testUtils__/modelServices';
import { entitiesOfService, entityOfModel, entityOfPool } from './entitiesOf';
import { PoolView } from './PoolView';
import { servedService } from './ServedService';
import { type LocatedEntity, validEntities } from './validEntities';

const POOL: GpuPoolIdentity = {
  id: 'west/agentpool/serving',
  cluster: 'west',
  name: 'serving',
  labelKey: 'agentpool',
  products: [],
  accelerators: ['nvidia.com/gpu'],
  nodes: ['gpu-1'],
};

const options = {
  ...DEFAULT_CATALOG_OPTIONS,
  openApiHosts: ['models.example'],
};

/** The entities of all kinds that come of a service and a pool. */
function entitiesOf(
  service: ModelService,
  pool: GpuPoolIdentity = POOL,
): LocatedEntity[] {
  const served = servedService(service, undefined, []);
  return [
    ...entitiesOfService(served, PoolView.EMPTY, options),
    ...served.models.map(use => entityOfModel([use], options)),
    entityOfPool(pool, options),
  ];
}

async function refsOf(entities: readonly LocatedEntity[]) {
  const logger = mockServices.logger.mock();
  const valid = await validEntities(entities, logger);
  expect(logger.warn.mock.calls).toEqual([]);
  expect(valid).toHaveLength(entities.length);
  return valid.map(({ ref }) => ref);
}

describe('validEntities', () => {
  it('takes the entities of all kinds, each with where it comes from', async () => {
    const service = modelService({ revisions: [revision()] });
    const valid = await validEntities(
      entitiesOf(service),
      mockServices.logger.mock(),
    );
    const location = `model-serving:${service.id}`;
    expect(valid.map(({ entity }) => entity)).toMatchObject([
      {
        kind: 'Component',
        metadata: {
          annotations: {
            'backstage.io/managed-by-location': location,
            'backstage.io/managed-by-origin-location': location,
          },
        },
      },
      { kind: 'API' },
      { kind: 'Resource', spec: { type: 'ai-model' } },
      { kind: 'Resource', spec: { type: 'gpu-pool' } },
    ]);
  });

  it('takes every protocol’s definition, and one that the catalogue is to read', async () => {
    for (const protocol of ['v1', 'v2', 'openai', 'seldon', 'grpc-v2']) {
      const runtime = { name: unknown('test'), protocol };
      await refsOf(entitiesOf(modelService({ runtime })));
    }
    const annotations = {
      'modeldeck.io/openapi-url': 'https://models.example/openapi.json',
    };
    const [, api] = entitiesOf(modelService({ annotations }));
    expect(api?.entity.spec?.definition).toEqual({
      $text: 'https://models.example/openapi.json',
    });
    await refsOf([api!]);
  });

  it('gives services of one name on several clusters, and of several kinds, their own entities', async () => {
    const services = [
      modelService({ cluster: 'west' }),
      modelService({ cluster: 'east' }),
      modelService({ cluster: 'west', namespace: 'search' }),
      modelService({ cluster: 'west', kind: 'InferenceGraph' }),
      modelService({ cluster: 'arn:aws:eks:eu:1:cluster/prod' }),
      modelService({ cluster: 'west.fraud', namespace: 'x' }),
      modelService({ cluster: 'west', namespace: 'fraud.x' }),
      modelService({ name: 'a_b' }),
      modelService({ name: 'a-b' }),
      modelService({ name: 'A-B' }),
    ];
    const refs = await refsOf(
      services.flatMap(service =>
        entitiesOfService(
          servedService(service, undefined, []),
          PoolView.EMPTY,
          options,
        ),
      ),
    );
    expect(new Set(refs).size).toBe(services.length * 2);
  });

  it('takes whatever tenants write', async () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '\u001b[31m<script>"${x}" \u0000',
        'x'.repeat(5000),
        'group:default/a',
        'group:DEFAULT/a:b/c',
        '__proto__',
        '../..',
        '{"$text":"file:///etc/passwd"}',
      ),
    );
    const arbitraryService = fc
      .record({
        cluster: hostile,
        namespace: hostile,
        name: hostile,
        owner: hostile,
        system: hostile,
        text: hostile,
        protocol: fc.constantFrom('v1', 'v2', 'openai', 'grpc-v2', 'x'),
      })
      .map(({ text, protocol, ...fields }) => ({
        ...modelService(),
        ...fields,
        id: [fields.cluster, fields.namespace, 'x', fields.name]
          .map(part => encodeURIComponent(part.replace(/\p{Cs}/gu, '')))
          .join('/'),
        model: { name: text, version: text, format: text, storageUri: text },
        registry: { system: text, model: text, version: text, url: text },
        runtime: { name: text, protocol },
      }));
    await fc.assert(
      fc.asyncProperty(arbitraryService, hostile, async (service, name) => {
        const pool = { ...POOL, name, cluster: service.cluster };
        const refs = await refsOf(entitiesOf(service, pool));
        expect(refs).toContainEqual(expect.stringMatching(/^component:/));
      }),
    );
  });

  it('leaves out what the catalogue would refuse, says which and why, and goes on', async () => {
    const logger = mockServices.logger.mock();
    const [good, api] = entitiesOf(modelService());
    const bad: Entity = {
      ...good!.entity,
      metadata: { ...good!.entity.metadata, name: 'not a name' },
    };
    const valid = await validEntities(
      [{ entity: bad, location: 'model-serving:west/x' }, api!],
      logger,
    );
    expect(valid.map(({ entity }) => entity.kind)).toEqual(['API']);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls[0]?.[0]).toMatch(
      /^component:default\/not a name \(model-serving:west\/x\) is not in the catalogue: .*metadata\.name/,
    );
  });
});
