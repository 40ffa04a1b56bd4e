import type { KubeObject } from '@modeldeck/plugin-model-serving-common';
import type { Served } from '../kube/discovery/ServedResources';
import type { CredentialSource } from '../kube/credentials/CredentialSource';
import { createKubeClient } from '../kube/KubeClient';
import { watchResource } from '../watch/watchResource';
import type { WatchState, WatchUpdate } from '../watch/WatchUpdate';
import {
  accept,
  answer,
  FakeApiServer,
  type FakeRequest,
  list,
} from './FakeApiServer';
import { FakeTiming } from './FakeTiming';
import { MODELS, object } from './models';
import { until } from './until';

export const IDLE_MS = 600_000;

/** A watch on a server that serves one model, with all that it told so far. */
export async function startWatch(credentials?: CredentialSource) {
  const server = await FakeApiServer.start((request, response) => {
    if (request.isWatch) {
      accept(response);
    } else {
      answer(response, list([object('fraud')]));
    }
  });
  const ending = new AbortController();
  const timing = new FakeTiming();
  const updates: Array<WatchUpdate<KubeObject>> = [];
  const served = jest.fn(
    async (): Promise<Served> => ({ state: 'served', version: 'v2' }),
  );
  const client = createKubeClient(server.connection(credentials));
  const watch = watchResource({
    client,
    type: MODELS,
    served,
    timing,
    settings: {
      idleMs: IDLE_MS,
      backoff: { firstMs: 500, longestMs: 30_000 },
      slowRetryMs: 60_000,
      shortestStreamMs: 0,
    },
    signal: ending.signal,
  });
  const done = (async () => {
    for await (const update of watch) {
      updates.push(update);
    }
  })();
  return {
    server,
    timing,
    updates,
    served,
    lists: () => server.paths().length,
    state: () => lastState(updates),
    watching: (count: number) => until(() => server.watches.length === count),
    async stop() {
      ending.abort();
      await done;
      client.close();
      await server.stop();
    },
  };
}

function lastState(
  updates: ReadonlyArray<WatchUpdate<KubeObject>>,
): WatchState | undefined {
  return updates
    .flatMap(update => (update.type === 'state' ? [update.state] : []))
    .pop();
}

export const HEALTHY: WatchState = {
  read: { state: 'read' },
  synced: true,
  staleSince: undefined,
  error: undefined,
};

export const resourceVersion = ({ url }: FakeRequest) =>
  url.searchParams.get('resourceVersion');
