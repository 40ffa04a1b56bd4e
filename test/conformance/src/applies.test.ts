import { resolve } from 'node:path';
import { DEFAULT_PROJECT_SETTINGS } from '@modeldeck/plugin-model-serving-common';
import {
  applyManifests,
  buildKustomization,
  createKubeClient,
  fixedCredential,
  type KubeClient,
  type KubeError,
  type ObjectPlace,
  openTemplate,
  runTemplate,
  withDefaults,
} from '@modeldeck/plugin-model-serving-node';
// eslint-disable-next-line @backstage/no-forbidden-package-imports -- tests share their option sets, nothing that is published does
import { TEMPLATE_CASES } from '@modeldeck/plugin-scaffolder-backend-module-model-serving/src/__testUtils__/templateCases';
import { CONFIG_MAPS, DEPLOYMENTS, MERGE, meta, NAMESPACE } from './paths';
import { serversToTry } from './servers';
import { ServerUnderTest } from './ServerUnderTest';

/**
 * What an API server makes of a server-side apply, and what of ours depends on it: the answers are
 * not ours to define, and not the simulation's.
 */

jest.setTimeout(180_000);

// eslint-disable-next-line no-restricted-syntax -- tests are never part of a build
const root = resolve(__dirname, '../../..');
const TEMPLATES = resolve(
  root,
  'plugins/scaffolder-backend-module-model-serving/templates',
);

/** Of projects that make no service, which are left to their pipelines. */
const NO_SERVICE = ['batch-scoring', 'training-pipeline'];

const PROJECTS = TEMPLATE_CASES.filter(
  ({ template }) => !NO_SERVICE.includes(template),
).map(
  (one, index) =>
    [`${one.template}, ${one.name}`, one, `applied-${index}`] as const,
);

const place = (name: string, namespace = NAMESPACE): ObjectPlace => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  plural: 'configmaps',
  namespace,
  name,
});

const config = (name: string, data: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name },
  data,
});

const deployment = (name: string, spec: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'model', image: 'a:1' }] },
    },
    ...spec,
  },
});

describe.each(serversToTry())('applies to %s', (title, start) => {
  const server = new ServerUnderTest();
  let client: KubeClient;
  let other: KubeClient;
  let names = 0;

  beforeAll(async () => {
    await server.start(start);
    client = clientAs({ fieldManager: 'modeldeck' });
    other = clientAs({ fieldManager: 'somebody' });
  });

  afterAll(async () => {
    client?.close();
    other?.close();
    await server.stop();
  });

  function clientAs(options: {
    fieldManager?: string;
    user?: string;
  }): KubeClient {
    const { url, certificateAuthority, token } = server.handle;
    const { fieldManager, user } = options;
    return createKubeClient(
      {
        name: 'conformance',
        server: url,
        namespace: NAMESPACE,
        tls: { ca: certificateAuthority, skipVerify: false },
        credentials: fixedCredential({ authorization: `Bearer ${token}` }),
        ...(user && { impersonate: { user, groups: [] } }),
      },
      { fieldManager },
    );
  }

  function newName(): string {
    names += 1;
    return `applied-${names}`;
  }

  const apply = async (
    documents: readonly object[],
    options: { dryRun?: boolean } = {},
  ) =>
    (
      await applyManifests({
        client,
        namespace: NAMESPACE,
        documents,
        ...options,
      })
    ).map(({ kind, outcome }) => `${kind} ${outcome}`);

  const read = async (path: string) => (await server.client.call(path)).body;

  const failure = (work: Promise<unknown>): Promise<KubeError> =>
    work.then(
      () => {
        throw new Error('it was taken');
      },
      thrown => thrown,
    );

  it('create, change, and change nothing when they are done again', async () => {
    const name = newName();
    const documents = [deployment(name), config(name, { a: '1' })];
    expect(await apply(documents, { dryRun: true })).toEqual([
      'ConfigMap created',
      'Deployment created',
    ]);
    expect((await server.client.call(`${CONFIG_MAPS}/${name}`)).status).toBe(
      404,
    );
    expect(await apply(documents)).toEqual([
      'ConfigMap created',
      'Deployment created',
    ]);
    const before = meta(await read(`${DEPLOYMENTS}/${name}`));
    expect(await apply(documents)).toEqual([
      'ConfigMap unchanged',
      'Deployment unchanged',
    ]);
    const after = meta(await read(`${DEPLOYMENTS}/${name}`));
    expect(after.resourceVersion).toBe(before.resourceVersion);
    const next = [deployment(name, { replicas: 2 }), documents[1]!];
    expect(await apply(next, { dryRun: true })).toEqual([
      'ConfigMap unchanged',
      'Deployment changed',
    ]);
    expect(await apply(next)).toEqual([
      'ConfigMap unchanged',
      'Deployment changed',
    ]);
  });

  it('take away what is named no more, and leave what others name', async () => {
    const name = newName();
    await client.apply(place(name), config(name, { mine: '1', gone: '1' }));
    await other.apply(place(name), config(name, { theirs: '1' }));
    await client.apply(place(name), config(name, { mine: '2' }));
    expect(await read(`${CONFIG_MAPS}/${name}`)).toMatchObject({
      data: { mine: '2', theirs: '1' },
    });
    expect((await read(`${CONFIG_MAPS}/${name}`)).data).not.toHaveProperty(
      'gone',
    );
  });

  it('take over nothing that others keep, and name who does', async () => {
    const name = newName();
    await other.apply(place(name), config(name, { a: '1', b: '1' }));
    await server.client.patch(
      `${CONFIG_MAPS}/${name}?fieldManager=edit`,
      MERGE,
      { data: { c: '1' } },
    );
    const wanted = config(name, { a: '2', b: '2', c: '2' });
    const refused = await failure(client.apply(place(name), wanted));
    expect(refused.kind).toBe('conflict');
    expect(refused.message).toContain('somebody keeps .data.a, .data.b');
    expect(refused.message).toContain('edit keeps .data.c');
    const alone = await failure(
      client.apply(place(name), config(name, { a: '2' })),
    );
    expect(alone.message).toContain('somebody keeps .data.a; leave');
    const judged = await failure(
      client.apply(place(name), wanted, { dryRun: true }),
    );
    expect(judged.kind).toBe('conflict');
    expect((await read(`${CONFIG_MAPS}/${name}`)).data).toEqual({
      ...{ a: '1', b: '1', c: '1' },
    });
    await client.apply(place(name), wanted, { force: true });
    expect((await read(`${CONFIG_MAPS}/${name}`)).data).toEqual(wanted.data);
  });

  it('share what both want alike', async () => {
    const name = newName();
    await other.apply(place(name), config(name, { a: '1' }));
    await client.apply(place(name), config(name, { a: '1' }));
    await other.apply(place(name), config(name, {}));
    expect((await read(`${CONFIG_MAPS}/${name}`)).data).toEqual({ a: '1' });
  });

  it('say that there is no such namespace, in a dry run too', async () => {
    for (const dryRun of [true, false]) {
      const error = await failure(
        client.apply(place('a', 'nowhere'), config('a', {}), { dryRun }),
      );
      expect(error.message).toBe(
        'conformance: cannot apply ConfigMap/a in namespace nowhere: there is no such namespace; have it made, or choose another one',
      );
    }
  });

  it('say which field is wrong', async () => {
    const name = newName();
    const { spec, ...rest } = deployment(name);
    const error = await failure(
      client.apply(
        {
          ...place(name),
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          plural: 'deployments',
        },
        { ...rest, spec: { template: spec.template } },
      ),
    );
    expect(error.kind).toBe('invalid');
    expect(error.message).toContain(`Deployment.apps "${name}" is invalid`);
    expect(error.message).toContain('spec.selector');
  });

  it('find paths by what the server says, and say what it does not serve', async () => {
    expect((await client.resourceNames('apps/v1')).get('Deployment')).toEqual({
      plural: 'deployments',
      namespaced: true,
    });
    expect((await client.resourceNames('v1')).get('Namespace')).toEqual({
      plural: 'namespaces',
      namespaced: false,
    });
    expect((await client.resourceNames('apps/v7')).size).toBe(0);
    expect((await client.resourceNames('nobody.example.com/v1')).size).toBe(0);
    const error = await failure(
      client.apply(
        {
          ...place('a'),
          apiVersion: 'nobody.example.com/v1',
          kind: 'Thing',
          plural: 'things',
        },
        {},
      ),
    );
    expect(error.kind).toBe('not-served');
  });

  it('say which right is missing', async () => {
    const restore = server.handle.withoutRights('nobody');
    const nobody = clientAs({ user: 'nobody' });
    const error = await failure(nobody.apply(place('a'), config('a', {})));
    restore();
    nobody.close();
    expect(error.kind).toBe('forbidden');
    expect(error.message).toContain(
      'ask for the rights to get, create and patch configmaps, as in docs/rbac/deployer.yaml',
    );
  });

  // The simulation knows no schemas.
  const itWithSchemas = title === 'kube-apiserver' ? it : it.skip;
  itWithSchemas('name a field that the server does not know', async () => {
    const unknown = { ...config('a', {}), canary: [{ weight: 1 }] };
    const error = await failure(client.apply(place('a'), unknown));
    expect([error.kind, error.why]).toEqual([
      'invalid',
      '.canary: field not declared in schema',
    ]);
  });

  it.each(PROJECTS)(
    'take a whole project, and again: %s',
    async (_, { template, answers }, namespace) => {
      await server.client.call('/api/v1/namespaces', {
        method: 'POST',
        body: { metadata: { name: namespace } },
      });
      const opened = await openTemplate({
        reference: template,
        builtIn: TEMPLATES,
      });
      const { files } = await runTemplate({
        ...opened,
        values: withDefaults(opened.template.pages, { ...answers, namespace }),
        settings: {
          ...DEFAULT_PROJECT_SETTINGS,
          prometheusUrl: 'http://prometheus.monitoring:9090',
        },
      });
      const documents = buildKustomization(files, 'deploy/base');
      const options = { client, namespace, documents, acceptMissing: true };
      const first = await applyManifests(options);
      expect(
        first
          .filter(({ outcome }) => outcome === 'skipped')
          .map(({ kind }) => kind),
      ).toContain('PrometheusRule');
      expect(new Set(first.map(({ outcome }) => outcome))).toEqual(
        new Set(['created', 'skipped']),
      );
      const again = await applyManifests(options);
      expect(new Set(again.map(({ outcome }) => outcome))).toEqual(
        new Set(['unchanged', 'skipped']),
      );
    },
  );
});
