import type {
  Plan,
  PlannedWrite,
} from '@modeldeck/plugin-model-serving-common';
import {
  createKubeClient,
  executePlan,
  fixedCredential,
  type KubeClient,
} from '@modeldeck/plugin-model-serving-node';
import { CONFIG_MAPS, meta, NAMESPACE, SERVICES } from './paths';
import { serversToTry } from './servers';
import { ServerUnderTest } from './ServerUnderTest';

/**
 * That an API server itself holds our writes to what they were planned for: what it answers is
 * not ours to define, and not the simulation's.
 */

jest.setTimeout(120_000);

const OBJECTS = {
  InferenceService: {
    path: SERVICES,
    apiVersion: 'serving.kserve.io/v1beta1',
    plural: 'inferenceservices',
    content: {
      spec: { predictor: { model: { modelFormat: { name: 'sklearn' } } } },
    },
    merge: { spec: { predictor: { canaryTrafficPercent: 30 } } },
    json: [
      { op: 'add', path: '/spec/predictor/canaryTrafficPercent', value: 30 },
    ],
    changed: { spec: { predictor: { canaryTrafficPercent: 30 } } },
    meanwhile: { spec: { predictor: { minReplicas: 2 } } },
  },
  ConfigMap: {
    path: CONFIG_MAPS,
    apiVersion: 'v1',
    plural: 'configmaps',
    content: { data: { a: '1' } },
    merge: { data: { a: '2' } },
    json: [{ op: 'replace', path: '/data/a', value: '2' }],
    changed: { data: { a: '2' } },
    meanwhile: { data: { b: '1' } },
  },
};

type Kind = keyof typeof OBJECTS;

describe.each(serversToTry())('writes to %s', (title, start) => {
  const server = new ServerUnderTest();
  let client: KubeClient;
  let names = 0;

  beforeAll(async () => {
    await server.start(start);
    client = clientAs();
  });

  afterAll(async () => {
    client?.close();
    await server.stop();
  });

  function clientAs(user?: string): KubeClient {
    const { url, certificateAuthority, token } = server.handle;
    return createKubeClient(
      {
        name: 'conformance',
        server: url,
        namespace: NAMESPACE,
        tls: { ca: certificateAuthority, skipVerify: false },
        credentials: fixedCredential({ authorization: `Bearer ${token}` }),
        ...(user && { impersonate: { user, groups: [] } }),
      },
      { fieldManager: 'kubectl-model' },
    );
  }

  async function planned(
    kind: Kind,
    type: 'merge' | 'json' = 'merge',
  ): Promise<{ write: PlannedWrite; path: string; uid: string }> {
    const { path, apiVersion, plural, content, [type]: patch } = OBJECTS[kind];
    names += 1;
    const name = `written-${names}`;
    const { body } = await server.post(path, name, content);
    const { uid, resourceVersion } = meta(body) as never as Record<
      'uid' | 'resourceVersion',
      string
    >;
    return {
      path: `${path}/${name}`,
      uid,
      write: {
        object: { apiVersion, kind, plural, namespace: NAMESPACE, name },
        guard: { uid, resourceVersion },
        type,
        patch,
        summary: '',
      },
    };
  }

  const CASES = (Object.keys(OBJECTS) as Kind[]).flatMap(kind =>
    (['merge', 'json'] as const).map(type => [kind, type] as const),
  );

  const read = async (path: string) => (await server.client.call(path)).body;

  const change = (path: string, kind: Kind) =>
    server.client.patch(
      path,
      'application/merge-patch+json',
      OBJECTS[kind].meanwhile,
    );

  describe.each(CASES)('%s, %s patch', (kind, type) => {
    it('writes what was planned, as kubectl-model', async () => {
      const { write, path } = await planned(kind, type);
      const after = await client.patch(write);
      const body = await read(path);
      expect(body).toMatchObject(OBJECTS[kind].changed);
      expect(after.resourceVersion).toBe(meta(body).resourceVersion);
      expect(JSON.stringify(body.metadata)).toContain(
        '"manager":"kubectl-model"',
      );
    });

    it('writes nothing to an object that was changed meanwhile', async () => {
      const { write, path } = await planned(kind, type);
      await change(path, kind);
      await expect(client.patch(write)).rejects.toMatchObject({
        kind: 'conflict',
      });
      expect(await read(path)).not.toMatchObject(OBJECTS[kind].changed);
    });

    it('writes nothing to another object of the same name', async () => {
      const { write, path } = await planned(kind, type);
      await server.client.call(path, { method: 'DELETE' });
      const { path: collection, content } = OBJECTS[kind];
      const { body } = await server.post(
        collection,
        write.object.name,
        content,
      );
      const { resourceVersion } = meta(body);
      for (const guard of [write.guard, { ...write.guard, resourceVersion }]) {
        await expect(client.patch({ ...write, guard })).rejects.toMatchObject({
          kind: 'conflict',
        });
      }
      expect(await read(path)).not.toMatchObject(OBJECTS[kind].changed);
    });

    it('writes nothing where the object is gone', async () => {
      const { write, path } = await planned(kind, type);
      await server.client.call(path, { method: 'DELETE' });
      await expect(client.patch(write)).rejects.toMatchObject({
        kind: 'not-found',
      });
    });

    it('has a dry run judged and not kept', async () => {
      const { write, path } = await planned(kind, type);
      await client.patch(write, { dryRun: true });
      expect(await read(path)).not.toMatchObject(OBJECTS[kind].changed);
      await change(path, kind);
      await expect(client.patch(write, { dryRun: true })).rejects.toMatchObject(
        { kind: 'conflict' },
      );
    });
  });

  it('is answered as our own reading of it expects', async () => {
    const { write, path } = await planned('InferenceService');
    const { resourceVersion } = write.guard;
    const patch = (at: string, type: string, body: unknown) =>
      server.client.patch(at, `application/${type}-patch+json`, body);
    const other = { metadata: { uid: 'x', resourceVersion } };
    const immutable = await patch(path, 'merge', other);
    expect(immutable.status).toBe(422);
    expect(immutable.body.message).toContain(
      'metadata.uid: Invalid value: "x": field is immutable',
    );
    const test = [{ op: 'test', path: '/metadata/uid', value: 'x' }];
    const failed = await patch(path, 'json', test);
    expect([failed.status, failed.body.message]).toEqual([
      422,
      'the server rejected our request due to an error in our request',
    ]);
    // Why the uid alone guards nothing.
    const status = { ...other, status: { url: 'http://x' } };
    expect((await patch(`${path}/status`, 'merge', status)).status).toBe(200);
    expect((await patch(path, 'merge', other)).status).toBe(409);
  });

  it('guards a status, which does not look at the uid, by its version', async () => {
    const { write, path } = await planned('InferenceService');
    const status: PlannedWrite = {
      ...write,
      subresource: 'status',
      patch: { status: { url: 'http://x' } },
    };
    await change(path, 'InferenceService');
    await expect(client.patch(status)).rejects.toMatchObject({
      kind: 'conflict',
    });
    expect((await read(path)).status).toBeUndefined();
  });

  it('says which right is missing', async () => {
    const { write } = await planned('InferenceService');
    const restore = server.handle.withoutRights('nobody');
    const nobody = clientAs('nobody');
    const error = await nobody.patch(write).catch(thrown => thrown);
    restore();
    nobody.close();
    expect(error.kind).toBe('forbidden');
    expect(error.message).toContain(
      'cannot patch resource "inferenceservices" in API group "serving.kserve.io"',
    );
  });

  it('writes one object twice, though its controller writes in between', async () => {
    const { write, path } = await planned('InferenceService');
    const second: PlannedWrite = {
      ...write,
      subresource: 'status',
      patch: { status: { url: 'http://mine' } },
    };
    const controller = {
      get: client.get.bind(client),
      patch: async (...args: Parameters<KubeClient['patch']>) => {
        const written = await client.patch(...args);
        if (!args[0].subresource) {
          await server.client.patch(
            `${path}/status`,
            'application/merge-patch+json',
            { status: { address: { url: 'http://theirs' } } },
          );
        }
        return written;
      },
    } as KubeClient;
    const plan = { writes: [write, second], undo: '' } as never as Plan;
    await executePlan({ client: controller, plan, dryRun: 'none' });
    expect(await read(path)).toMatchObject({
      ...OBJECTS.InferenceService.changed,
      status: { url: 'http://mine', address: { url: 'http://theirs' } },
    });
  });

  // The simulation knows no schemas.
  const itWithSchemas = title === 'kube-apiserver' ? it : it.skip;
  itWithSchemas(
    'says what the server does not know, instead of dropping it',
    async () => {
      const { write } = await planned('ConfigMap');
      const patch = { canary: [{ weight: 1 }] };
      const error = await client
        .patch({ ...write, patch })
        .catch(thrown => thrown);
      expect(error.message).toBe(
        `conformance: cannot patch ConfigMap/${write.object.name} in namespace conformance: the cluster does not know what is to be written: unknown field "canary"; check the version of the platform that is installed`,
      );
    },
  );
});
