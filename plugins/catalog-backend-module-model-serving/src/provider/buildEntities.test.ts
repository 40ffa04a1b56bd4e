import { mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef } from '@backstage/catalog-model';
import * as core from '@modeldeck/plugin-model-serving-common';
import { modelService } from '../__fixtures__/modelServices';
import { buildEntities } from './buildEntities';

jest.mock('@modeldeck/plugin-model-serving-common', () => ({
  __esModule: true,
  ...jest.requireActual('@modeldeck/plugin-model-serving-common'),
}));

describe('buildEntities', () => {
  afterEach(() => jest.restoreAllMocks());

  it('gives services of one name on several clusters, and of several kinds, their own entities', async () => {
    const logger = mockServices.logger.mock();
    const services = [
      modelService({ cluster: 'west' }),
      modelService({ cluster: 'east' }),
      modelService({ cluster: 'west', namespace: 'search' }),
      modelService({ cluster: 'west', kind: 'InferenceGraph' }),
      modelService({ cluster: 'arn:aws:eks:eu:1:cluster/prod' }),
      modelService({ cluster: 'west.fraud', namespace: 'x' }),
      modelService({ cluster: 'west', namespace: 'fraud.x' }),
    ];
    const entities = await buildEntities(services, logger);
    const refs = entities.map(({ entity }) => stringifyEntityRef(entity));
    expect(new Set(refs).size).toBe(services.length);
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('makes valid entities of what tenants write', async () => {
    const logger = mockServices.logger.mock();
    const hostile = '\u001b[31m<script>"${x}" \u0000 javascript:alert(1)';
    const entities = await buildEntities(
      [
        modelService({
          cluster: hostile,
          name: hostile,
          owner: hostile,
          system: hostile,
          model: {
            name: hostile,
            version: hostile,
            format: hostile,
            storageUri: hostile,
          },
        }),
      ],
      logger,
    );
    expect(entities).toHaveLength(1);
    expect(JSON.stringify(entities[0]?.entity)).not.toContain('\\u001b');
  });

  it('leaves out what the catalogue would refuse, says which and why, and goes on', async () => {
    const logger = mockServices.logger.mock();
    const { modelServiceEntity } = core;
    jest.spyOn(core, 'modelServiceEntity').mockImplementation(service => {
      const entity = modelServiceEntity(service);
      return service.name === 'bad'
        ? { ...entity, metadata: { ...entity.metadata, name: 'not a name' } }
        : entity;
    });
    const good = modelService({ name: 'good' });
    const entities = await buildEntities(
      [modelService({ name: 'bad' }), good],
      logger,
    );
    expect(entities.map(({ service }) => service.id)).toEqual([good.id]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn.mock.calls[0]?.[0]).toMatch(
      /^InferenceService fraud\/bad on cluster "west" is not in the catalogue: .*metadata\.name/,
    );
  });
});
