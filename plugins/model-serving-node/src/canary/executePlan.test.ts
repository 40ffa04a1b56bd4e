import type { ServerResponse } from 'node:http';
import { aPlan } from '../__fixtures__/aPlan';
import { answer, FakeApiServer, refuse } from '../__fixtures__/FakeApiServer';
import { plannedWrite } from '../__fixtures__/plannedWrite';
import { createKubeClient, type KubeClient } from '../kube/KubeClient';
import { executePlan } from './executePlan';
import { PlanWriteError } from './PlanWriteError';

/** Answers as a server does, one for each request in turn. */
type Answer = (response: ServerResponse) => void;

const is = (resourceVersion: string, generation = 2): Answer => {
  const metadata = { uid: 'u', resourceVersion, generation };
  return response => answer(response, { metadata });
};
const conflict: Answer = response => refuse(response, 409);
const silence: Answer = response => response.socket?.destroy();

describe('executePlan', () => {
  let server: FakeApiServer;
  let client: KubeClient;

  beforeEach(async () => {
    server = await FakeApiServer.start();
    client = createKubeClient(server.connection(), { requestTimeoutMs: 2_000 });
  });

  afterEach(async () => {
    client.close();
    await server.stop();
  });

  const named = (name: string) =>
    plannedWrite({ object: { ...plannedWrite().object, name } });

  async function execute(names: string[], answers: Answer[]) {
    const rest = [...answers];
    server.handle = (_, response) => rest.shift()?.(response);
    await executePlan({
      client,
      plan: aPlan({ writes: names.map(named) }),
      dryRun: 'none',
    });
  }

  async function failure(names: string[], answers: Answer[]) {
    const error: unknown = await execute(names, answers).catch(e => e);
    expect(error).toBeInstanceOf(PlanWriteError);
    return error as PlanWriteError;
  }

  it('looks at all objects before the first of several writes, and keeps their order', async () => {
    await execute(['a', 'b'], [is('7'), is('7'), is('8'), is('9')]);
    expect(
      server.requests.map(
        ({ url }) =>
          `${url.search ? 'PATCH' : 'GET'} ${url.pathname.split('/').pop()}`,
      ),
    ).toEqual(['GET a', 'GET b', 'PATCH a', 'PATCH b']);
  });

  it('does not begin what it could not end', async () => {
    await expect(execute(['a', 'b'], [is('7'), is('8')])).rejects.toMatchObject(
      { name: 'KubeError', kind: 'conflict' },
    );
    expect(server.requests).toHaveLength(2);
  });

  it('passes on why the very first write was refused: nothing is written', async () => {
    await expect(execute(['a'], [conflict])).rejects.toMatchObject({
      name: 'KubeError',
      kind: 'conflict',
    });
    await expect(
      execute(['a', 'b'], [is('7'), is('7'), conflict]),
    ).rejects.toMatchObject({ name: 'KubeError', kind: 'conflict' });
    expect(server.requests).toHaveLength(1 + 3);
  });

  it('says what is written, what is not and how to get back when it stops halfway', async () => {
    const error = await failure(
      ['a', 'b', 'c'],
      [is('7'), is('7'), is('7'), is('8'), conflict, is('9', 3)],
    );
    expect(error.message).toBe(
      'written: InferenceService/a; not written: InferenceService/b: the object was changed meanwhile; not tried: InferenceService/c; look at the service, then run it again to finish, or to get back: set canaryTrafficPercent to 0',
    );
    expect(error.progress.isFailedUnknown).toBe(false);
  });

  it('does not claim to know what became of a write without an answer', async () => {
    const error = await failure(['a', 'b'], [is('7'), is('7'), silence]);
    expect(error.message).toMatch(
      /^not known whether written: InferenceService\/a: .*; not tried: InferenceService\/b; /,
    );
    expect(error.kind).toBe('unreachable');
  });

  it('is sure that nothing was written where nobody listened', async () => {
    const gone = server.connection();
    await server.stop();
    client.close();
    client = createKubeClient(gone);
    await expect(execute(['a'], [])).rejects.toMatchObject({
      name: 'KubeError',
      kind: 'unreachable',
    });
    server = await FakeApiServer.start();
  });

  describe.each([
    ['an object that is written twice', 'a'],
    ['an object beside it', 'b'],
  ])('once it has begun, of %s', (_, other) => {
    const both = [is('7'), is('7'), is('8')];

    it('lets controllers pass, which write the status in between', async () => {
      await execute(['a', other], [...both, conflict, is('9'), is('10')]);
      expect(server.requests).toHaveLength(6);
    });

    it('stops when somebody else has changed the spec', async () => {
      const error = await failure(
        ['a', other],
        [...both, conflict, is('9', 3)],
      );
      expect(error.progress).toMatchObject({
        written: [expect.anything()],
        unwritten: [],
      });
      expect(server.requests).toHaveLength(5);
    });

    it('gives up on one that never rests', async () => {
      const busy = Array.from({ length: 9 }, () => [conflict, is('9')]).flat();
      await failure(['a', other], [...both, ...busy]);
      expect(server.requests).toHaveLength(3 + 5 + 4);
    });
  });
});
