import type { ServerResponse } from 'node:http';
import {
  accept,
  answer,
  FakeApiServer,
  type FakeRequest,
  list,
  refuse,
} from './FakeApiServer';
import { discoveryOf, type object } from './models';

type Manifest = ReturnType<typeof object>;

/** The collections of a fake cluster by the plural of their kind, and what is wrong with them. */
export class FakeCluster {
  readonly objects: Record<string, Manifest[]> = {};
  /** HTTP status to answer lists of this plural with */
  readonly refused: Record<string, number> = {};
  /** most objects of a list that is not narrowed; the rest is never given */
  pageSize = Infinity;
  discovery: unknown = discoveryOf(
    ['example.com', 'v2', 'models'],
    ['routes.example.com', 'v1', 'routes'],
  );

  private constructor(readonly server: FakeApiServer) {}

  static async start(
    objects: Record<string, Manifest[]> = {},
  ): Promise<FakeCluster> {
    const server = await FakeApiServer.start();
    const cluster = new FakeCluster(server);
    Object.assign(cluster.objects, objects);
    server.handle = (request, response) => cluster.answer(request, response);
    return cluster;
  }

  /** The stream of the last watch on a plural. */
  watch(plural: string): ServerResponse {
    const { requests, watches } = this.server;
    const index = requests
      .filter(({ isWatch }) => isWatch)
      .findLastIndex(({ url }) => pluralOf(url) === plural);
    return watches[index] as ServerResponse;
  }

  private answer(request: FakeRequest, response: ServerResponse): void {
    const { url, isWatch } = request;
    if (url.pathname === '/version') {
      answer(response, { gitVersion: 'v1.34.1' });
    } else if (url.pathname === '/apis') {
      answer(response, this.discovery);
    } else {
      this.answerCollection(url, isWatch, response);
    }
  }

  private answerCollection(
    url: URL,
    isWatch: boolean,
    response: ServerResponse,
  ): void {
    const plural = pluralOf(url);
    const status = this.refused[plural];
    if (status !== undefined) {
      refuse(response, status, { message: `${plural} refused` });
    } else if (isWatch) {
      accept(response);
    } else {
      const found = this.matching(plural, url);
      const rest: Record<string, string> =
        found.length > this.pageSize ? { continue: 'rest' } : {};
      answer(response, list(found.slice(0, this.pageSize), rest));
    }
  }

  private matching(plural: string, url: URL): Manifest[] {
    const [, namespace] = /namespaces\/([^/]+)/.exec(url.pathname) ?? [];
    const name = url.searchParams.get('fieldSelector')?.split('=')[1];
    const [label = '', value] = (
      url.searchParams.get('labelSelector') ?? ''
    ).split('=');
    return (this.objects[plural] ?? []).filter(
      ({ metadata }) =>
        (!namespace || metadata.namespace === namespace) &&
        (!name || metadata.name === name) &&
        (!label || metadata.labels?.[label] !== undefined) &&
        (!value || metadata.labels?.[label] === value),
    );
  }
}

function pluralOf(url: URL): string {
  return url.pathname.split('/').pop() ?? '';
}
