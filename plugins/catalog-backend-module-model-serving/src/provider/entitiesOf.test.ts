import { apiEntityV1alpha1Validator } from '@backstage/catalog-model';
import { aiResourceEntityV1alpha1Validator } from '@backstage/catalog-model/alpha';
import {
  DEFAULT_CATALOG_OPTIONS,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import {
  gpuPool,
  modelService,
  poolList,
} from '../__testUtils__/modelServices';
import { entitiesOfService, entityOfModel } from './entitiesOf';
import { PoolView } from './PoolView';
import { servedService } from './ServedService';

const llm = servedService(
  modelService({
    name: 'llm',
    runtime: { name: unknown('test'), protocol: 'openai' },
    endpoints: [{ url: 'https://llm.example', reach: 'external' }],
  }),
  undefined,
  [],
);

const withKinds = (aiKinds: {
  aiResource?: boolean;
  modelServerApi?: boolean;
}) => ({
  ...DEFAULT_CATALOG_OPTIONS,
  aiKinds: { ...DEFAULT_CATALOG_OPTIONS.aiKinds, ...aiKinds },
});

describe('entitiesOfService', () => {
  it('relates a service to what it provides and depends on', () => {
    const pools = PoolView.EMPTY.updated(
      poolList([gpuPool('t4', ['gpu-1', 'gpu-2']), gpuPool('l4', ['gpu-3'])]),
      new Set(),
    );
    const placed = { ...llm, nodes: ['gpu-1', 'gpu-2', 'elsewhere'] };
    const [component, api] = entitiesOfService(
      placed,
      pools,
      DEFAULT_CATALOG_OPTIONS,
    ).map(({ entity }) => entity);
    expect(component?.spec).toMatchObject({
      providesApis: [`api:default/${api?.metadata.name}`],
      dependsOn: [
        expect.stringMatching(/^resource:default\/s3-models-scorer-/),
        expect.stringMatching(/^resource:default\/west\.gpu-pool\.t4-/),
      ],
    });
  });

  it('provides no API where none is known', () => {
    const runtime = { name: unknown('test'), protocol: unknown('test') };
    const service = servedService(modelService({ runtime }), undefined, []);
    const entities = entitiesOfService(
      service,
      PoolView.EMPTY,
      DEFAULT_CATALOG_OPTIONS,
    );
    expect(entities).toHaveLength(1);
    expect(entities[0]?.entity.spec).not.toHaveProperty('providesApis');
  });

  it('gives no kind that the host’s model may lack, unless it is told to', async () => {
    const kinds = (options = DEFAULT_CATALOG_OPTIONS) =>
      [
        ...entitiesOfService(llm, PoolView.EMPTY, options),
        entityOfModel([llm.models[0]!], options),
      ].map(({ entity }) => `${entity.kind} ${entity.spec?.type}`);
    expect(kinds()).toEqual([
      'Component model-service',
      'API openapi',
      'Resource ai-model',
    ]);
    expect(kinds(withKinds({ aiResource: true }))[2]).toBe(
      'AiResource ai-model',
    );
    expect(kinds(withKinds({ modelServerApi: true }))[1]).toBe(
      'API ai-model-server',
    );
  });

  it('depends on the model by the kind that it is given as', async () => {
    const options = withKinds({ aiResource: true });
    const [component] = entitiesOfService(llm, PoolView.EMPTY, options);
    expect(component?.entity.spec?.dependsOn).toEqual([
      expect.stringMatching(/^airesource:default\/s3-models-scorer-/),
    ]);
    const { entity } = entityOfModel([llm.models[0]!], options);
    expect(await aiResourceEntityV1alpha1Validator.check(entity)).toBe(true);
  });

  it('gives an API of the proposed type that is still any API', async () => {
    const [, api] = entitiesOfService(
      llm,
      PoolView.EMPTY,
      withKinds({ modelServerApi: true }),
    );
    expect(api?.entity.spec).toMatchObject({
      serverUrl: 'https://llm.example/',
    });
    expect(await apiEntityV1alpha1Validator.check(api!.entity)).toBe(true);
  });
});
