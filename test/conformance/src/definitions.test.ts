import {
  allResources,
  type ApiResource,
  qualifiedName,
} from '@modeldeck/simulated-cluster';
import { type Definition, readDefinitions } from './readDefinitions';

const folder = process.env.MODELDECK_CRDS;
const definitions = folder ? readDefinitions(folder) : [];
const known = definitions.flatMap(definition => {
  const { name } = definition.metadata;
  const resource = allResources.find(one => qualifiedName(one) === name);
  return resource ? [{ name, resource, definition }] : [];
});

/** What clients see of a resource before they see an object of it. */
function described({ spec }: Definition) {
  const served = spec.versions.filter(version => version.served);
  const has = (subresource: string) =>
    served.some(({ subresources }) => subresource in (subresources ?? {}));
  return {
    kind: spec.names.kind,
    shortNames: [...(spec.names.shortNames ?? [])].sort(),
    categories: [...(spec.names.categories ?? [])].sort(),
    namespaced: spec.scope === 'Namespaced',
    versions: served.map(({ name }) => name).sort(),
    status: has('status'),
    scale: has('scale'),
  };
}

function simulated(resource: ApiResource): ReturnType<typeof described> {
  return {
    kind: resource.kind,
    shortNames: [...resource.shortNames].sort(),
    categories: [...resource.categories].sort(),
    namespaced: resource.namespaced,
    versions: [...resource.versions].sort(),
    status: resource.status,
    scale: resource.scale !== undefined,
  };
}

/** The projects' definitions are not part of this repository: CONTRIBUTING.md says how to name them. */
const describeDefinitions = folder ? describe : describe.skip;

describeDefinitions('the simulation serves as its project defines', () => {
  it.each(known.map(one => [one.name, one] as const))(
    '%s',
    (_, { resource, definition }) => {
      expect(simulated(resource)).toEqual(described(definition));
    },
  );

  it('every kind that a definition is at hand for and a scenario may hold', () => {
    expect(known.length).toBeGreaterThan(20);
  });
});
