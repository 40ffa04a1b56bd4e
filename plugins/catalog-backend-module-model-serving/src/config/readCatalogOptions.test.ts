import { ConfigReader } from '@backstage/config';
import { DEFAULT_CATALOG_OPTIONS } from '@modeldeck/plugin-model-serving-common';
import { readCatalogOptions } from './readCatalogOptions';

const read = (catalog: object) =>
  readCatalogOptions(new ConfigReader({ modelServing: { catalog } } as never));

describe('readCatalogOptions', () => {
  it('has a default for everything, the AI kinds off', () => {
    expect(readCatalogOptions(new ConfigReader({}))).toEqual(
      DEFAULT_CATALOG_OPTIONS,
    );
    expect(read({})).toEqual(DEFAULT_CATALOG_OPTIONS);
    expect(DEFAULT_CATALOG_OPTIONS.aiKinds).toEqual({
      aiResource: false,
      modelServerApi: false,
    });
  });

  it('reads what is there', () => {
    const options = {
      defaultOwner: 'group:default/ml',
      lifecycle: 'experimental',
      openApiHosts: ['models.example.com', 'localhost:8443'],
      annotations: { 'grafana/tag-selector': '{name}' },
      aiKinds: { aiResource: true, modelServerApi: true },
    };
    expect(read(options)).toEqual(options);
  });

  it.each<[object, string]>([
    [{ owner: 'ml' }, 'modelServing.catalog.owner: no such setting'],
    [{ defaultOwner: 'the ml team' }, 'modelServing.catalog.defaultOwner'],
    [{ lifecycle: 1 }, 'modelServing.catalog.lifecycle'],
    [
      { openApiHosts: ['a.example', 'https://b.example'] },
      'modelServing.catalog.openApiHosts[1]',
    ],
    [{ aiKinds: { aiModel: true } }, 'modelServing.catalog.aiKinds.aiModel'],
    [
      { aiKinds: { aiResource: 'perhaps' } },
      'modelServing.catalog.aiKinds.aiResource',
    ],
    [
      { annotations: { 'modeldeck.io/service-id': 'x' } },
      'modelServing.catalog.annotations: "modeldeck.io/service-id"',
    ],
    [
      { annotations: { 'grafana/tag-selector': ['x'] } },
      'modelServing.catalog.annotations: "grafana/tag-selector"',
    ],
    [
      { annotations: { 'grafana/tag-selector': '{team}' } },
      'no such placeholder {team}',
    ],
  ])('refuses %j with the key', (catalog, message) => {
    expect(() => read(catalog)).toThrow(message);
  });
});
