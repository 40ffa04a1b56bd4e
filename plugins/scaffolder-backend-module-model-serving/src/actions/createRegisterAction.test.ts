import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { runAction } from '../__testUtils__/runAction';
import { createRegisterAction } from './createRegisterAction';

const CONTENTS = 'https://gitlab.com/fraud/credit/-/blob/main/';
const TARGET = 'https://gitlab.com/fraud/credit/-/blob/main/catalog-info.yaml';

function entity(kind: string, name: string): Entity {
  return { apiVersion: 'backstage.io/v1alpha1', kind, metadata: { name } };
}

/** A catalogue that takes a service up when it is looked for the third time. */
class FakeCatalog {
  readonly added: string[] = [];
  looks = 0;
  asked: unknown;
  appearsAt = 3;
  failure: Error | undefined;
  entities = [entity('Location', 'generated-1'), entity('Component', 'credit')];

  async addLocation({ target = '', dryRun = false }) {
    if (this.failure) {
      throw this.failure;
    }
    if (!dryRun && this.added.includes(target)) {
      throw new ConflictError(`Location ${target} already exists`);
    }
    if (!dryRun) {
      this.added.push(target);
    }
    return {
      entities: this.entities,
      location: { id: '1', target, type: 'url' },
    };
  }

  async queryEntities(request: unknown) {
    this.asked = request;
    this.looks += 1;
    const items =
      this.looks >= this.appearsAt ? [entity('Component', 'a.b.c.d')] : [];
    return { items, totalItems: items.length, pageInfo: {} };
  }
}

function register(
  catalog: FakeCatalog,
  input: { repoContentsUrl?: string; service?: string },
  isDryRun = false,
) {
  let now = 0;
  const action = createRegisterAction({
    catalog: catalog as never,
    integrations: ScmIntegrations.fromConfig(
      mockServices.rootConfig({
        data: {
          integrations: {
            gitea: [{ host: 'gitea.example.com' }],
            bitbucketServer: [{ host: 'bitbucket.example.com' }],
          },
        },
      }),
    ),
    timing: {
      now: () => now,
      sleep: async ms => {
        now += ms;
      },
      random: () => 0,
    },
  });
  return runAction(action, { input, isDryRun });
}

it('registers a project, and once only however often it is taken', async () => {
  const catalog = new FakeCatalog();
  const expected = { entityRef: 'component:default/credit' };
  expect(await register(catalog, { repoContentsUrl: CONTENTS })).toEqual(
    expected,
  );
  expect(await register(catalog, { repoContentsUrl: CONTENTS })).toEqual(
    expected,
  );
  expect(catalog.added).toEqual([TARGET]);
});

it.each([
  [
    'https://github.com/fraud/credit/blob/main',
    'https://github.com/fraud/credit/tree/main/catalog-info.yaml',
  ],
  [
    'https://gitea.example.com/fraud/credit/src/branch/main/',
    'https://gitea.example.com/fraud/credit/src/branch/main/catalog-info.yaml',
  ],
  [
    'https://bitbucket.org/fraud/credit/src/main',
    'https://bitbucket.org/fraud/credit/src/main/catalog-info.yaml',
  ],
  [
    'https://bitbucket.example.com/projects/FRAUD/repos/credit/browse',
    'https://bitbucket.example.com/projects/FRAUD/repos/credit/browse/catalog-info.yaml',
  ],
  [
    'https://dev.azure.com/acme/fraud/_git/credit',
    'https://dev.azure.com/acme/fraud/_git/credit?path=%2Fcatalog-info.yaml',
  ],
])('finds the file of %s', async (repoContentsUrl, target) => {
  const catalog = new FakeCatalog();
  await register(catalog, { repoContentsUrl });
  expect(catalog.added).toEqual([target]);
});

it('waits for the entry of a service', async () => {
  const catalog = new FakeCatalog();
  expect(await register(catalog, { service: 'a/b/c/d' })).toEqual({
    serviceEntityRef: 'component:default/a.b.c.d',
  });
  expect(catalog.looks).toBe(3);
  expect(catalog.asked).toEqual({
    filter: {
      kind: 'Component',
      'metadata.annotations.modeldeck.io/service-id': 'a/b/c/d',
    },
    limit: 1,
  });
});

it('does not wait for ever, nor fail for want of an entry', async () => {
  const catalog = new FakeCatalog();
  catalog.appearsAt = Infinity;
  expect(await register(catalog, { service: 'a/b/c/d' })).toEqual({
    serviceEntityRef: undefined,
  });
  expect(catalog.looks).toBe(31);
});

it('changes nothing in a dry run', async () => {
  const catalog = new FakeCatalog();
  await register(
    catalog,
    { repoContentsUrl: CONTENTS, service: 'a/b/c/d' },
    true,
  );
  expect(catalog).toMatchObject({ added: [], looks: 0 });
});

it.each<[string, { repoContentsUrl?: string }, Error | undefined, string]>([
  ['nothing', {}, undefined, 'needs a repoContentsUrl, a service, or both'],
  [
    'a host that nobody knows',
    { repoContentsUrl: 'https://git.example.com/a/b' },
    undefined,
    'knows nothing of the host of https://git.example.com/a/b',
  ],
  [
    'a file that is not there',
    { repoContentsUrl: CONTENTS },
    new NotFoundError('no such file'),
    'no such file',
  ],
])('refuses %s', async (_, input, failure, reason) => {
  const catalog = new FakeCatalog();
  catalog.failure = failure;
  await expect(register(catalog, input)).rejects.toThrow(reason);
});
