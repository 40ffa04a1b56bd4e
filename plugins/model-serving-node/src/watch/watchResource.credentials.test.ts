import { refuse, send } from '../__fixtures__/FakeApiServer';
import { object } from '../__fixtures__/models';
import { HEALTHY, startWatch } from '../__fixtures__/startWatch';
import { until } from '../__fixtures__/until';
import type { CredentialSource } from '../kube/credentials/CredentialSource';

/** Tokens that are issued one after the other, each when the former was rejected. */
class Tokens implements CredentialSource {
  valid = 1;
  private given = 1;

  get authorization(): string {
    return `Bearer token-${this.valid}`;
  }

  async current() {
    return { authorization: `Bearer token-${this.given}` };
  }

  rejected(): boolean {
    const isOutdated = this.given < this.valid;
    this.given = this.valid;
    return isOutdated;
  }
}

describe('watchResource with a token that changes', () => {
  let tokens: Tokens;
  let watch: Awaited<ReturnType<typeof startWatch>>;

  beforeEach(async () => {
    tokens = new Tokens();
    watch = await startWatch(tokens);
    await watch.watching(1);
    const { handle } = watch.server;
    watch.server.handle = (request, response) =>
      request.headers.authorization === tokens.authorization
        ? handle(request, response)
        : refuse(response, 401);
  });

  afterEach(() => watch.stop());

  it('keeps the stream that the former token began', async () => {
    tokens.valid = 2;
    send(watch.server.watch, 'ADDED', object('churn', { version: 150 }));
    await until(() => watch.updates.length === 3);
    expect(watch.updates[2]).toMatchObject({
      type: 'changed',
      object: { metadata: { name: 'churn' } },
    });
    expect(watch.server.watches).toHaveLength(1);
  });

  it('goes on with the new token where that stream ended, and nobody notices', async () => {
    send(watch.server.watch, 'ADDED', object('churn', { version: 150 }));
    await until(() => watch.updates.length === 3);
    tokens.valid = 2;
    watch.server.watch.end();
    // The first attempt was refused: the source learns from that.
    await watch.watching(3);
    const versions = watch.server.requests
      .filter(({ isWatch }) => isWatch)
      .map(({ url, headers }) => [
        url.searchParams.get('resourceVersion'),
        headers.authorization,
      ]);
    expect(versions).toEqual([
      ['100', 'Bearer token-1'],
      ['150', 'Bearer token-1'],
      ['150', 'Bearer token-2'],
    ]);
    expect(watch.lists()).toBe(1);
    expect(watch.state()).toEqual(HEALTHY);
  });

  it('says that the credential is refused when there is no other', async () => {
    watch.server.handle = (_, response) => refuse(response, 401);
    watch.server.watch.end();
    await until(() => watch.state()?.error !== undefined);
    expect(watch.state()).toMatchObject({
      read: { state: 'read' },
      staleSince: expect.any(String),
      error: { kind: 'unauthorized' },
    });
  });
});
