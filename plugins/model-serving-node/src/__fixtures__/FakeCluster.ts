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

type Manifest = Pick<ReturnType<typeof object>, 'metadata'> & {
  spec?: Record<string, unknown>;
};

/** The collections of a fake cluster by the plural of their kind, and what is wrong with them. */
export class FakeCluster {
  readonly objects: Record<string, Manifest[]> = {};
  /** HTTP status to answer lists of this plural with */
  readonly refused: Record<string, number> = {};
  /** HTTP status to answer a list with; undefined: as it is */
  refuse: (url: URL) => number | undefined = () => undefined;
  /** most objects of a page, however many are asked for */
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
    const status = this.refused[plural] ?? this.refuse(url);
    if (status !== undefined) {
      refuse(response, status, { message: `${plural} refused` });
    } else if (isWatch) {
      accept(response);
    } else {
      answer(response, this.page(this.matching(plural, url), url));
    }
  }

  private page(found: readonly Manifest[], { searchParams }: URL) {
    const start = Number(searchParams.get('continue') ?? 0);
    const limit = Number(searchParams.get('limit') ?? 0) || Infinity;
    const end = start + Math.min(limit, this.pageSize);
    const isNarrowed =
      searchParams.has('labelSelector') || searchParams.has('fieldSelector');
    return list(found.slice(start, end), {
      ...(end < found.length && { continue: String(end) }),
      ...(end < found.length &&
        !isNarrowed && { remainingItemCount: found.length - end }),
    });
  }

  private matching(plural: string, url: URL): Manifest[] {
    const [, namespace] = /namespaces\/([^/]+)/.exec(url.pathname) ?? [];
    const [field, wanted = ''] =
      url.searchParams.get('fieldSelector')?.split('=') ?? [];
    const [label = '', value] = (
      url.searchParams.get('labelSelector') ?? ''
    ).split('=');
    return (this.objects[plural] ?? []).filter(
      ({ metadata, spec }) =>
        (!namespace || metadata.namespace === namespace) &&
        (field !== 'metadata.name' || metadata.name === wanted) &&
        (field !== 'spec.nodeName' || (spec?.nodeName ?? '') === wanted) &&
        (!label || metadata.labels?.[label] !== undefined) &&
        (!value || metadata.labels?.[label] === value),
    );
  }
}

function pluralOf(url: URL): string {
  return url.pathname.split('/').pop() ?? '';
}
