import type { IncomingMessage } from 'node:http';
import {
  FieldReader,
  type KubeObject,
  type PlannedWrite,
  type ResourceType,
} from '@modeldeck/plugin-model-serving-common';
import type { ClusterConnection } from './ClusterConnection';
import { discover, type Discovery } from './discovery/discover';
import {
  readResourceNames,
  type ResourceNames,
} from './discovery/readResourceNames';
import { KubeError } from './KubeError';
import {
  type FirstPage,
  type ListBody,
  type ListOptions,
  type ListPage,
  listPages,
  readFirstPage,
} from './listPages';
import { logPath, type LogOptions } from './logPath';
import { readList } from './readList';
import {
  placeOf,
  resourcePath,
  type ResourcePathOptions,
} from './resourcePath';
import type { KubeRequest } from './transport/KubeRequest';
import { KubeTransport } from './transport/KubeTransport';
import { applyError } from './write/applyError';
import {
  type ApplyOptions,
  applyRequest,
  type ObjectPlace,
} from './write/applyRequest';
import { patchError } from './write/patchError';
import { type PatchOptions, patchRequest } from './write/patchRequest';
import { readWritten, type WrittenObject } from './write/WrittenObject';

/** @public */
export interface KubeClientOptions {
  /** bounds every request as a whole, watches only until they begin; 0 waits for ever */
  requestTimeoutMs?: number;
  /** whose writes these are, as `kubectl get --show-managed-fields` tells; `modeldeck` by default */
  fieldManager?: string;
}

/** @public */
export interface GetOptions {
  accept?: string;
  signal?: AbortSignal;
  /** for the error message, e.g. "look up namespace fraud" */
  what?: string;
}

/** @public */
export interface WatchRequestOptions extends ResourcePathOptions {
  resourceVersion: string;
  /** how long the server keeps the stream open */
  timeoutSeconds: number;
  signal?: AbortSignal;
}

const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Talks to one cluster; only `patch` and `apply` write. Every method throws `KubeError` and nothing else.
 *
 * @public
 */
export class KubeClient {
  private readonly transport: KubeTransport;
  private readonly fieldManager: string;

  constructor(
    readonly connection: ClusterConnection,
    options: KubeClientOptions,
  ) {
    this.transport = new KubeTransport(
      connection,
      options.requestTimeoutMs ?? REQUEST_TIMEOUT_MS,
    );
    this.fieldManager = options.fieldManager ?? 'modeldeck';
  }

  /** The cluster's name as the user knows it. */
  get cluster(): string {
    return this.connection.name;
  }

  /** The JSON document at a path. */
  async get(path: string, options: GetOptions = {}): Promise<unknown> {
    const { accept, signal, what = `read ${path}` } = options;
    return this.json({ path, accept, signal, what });
  }

  /**
   * The JSON document that answers a question which is too long for a path: it goes by POST, and is
   * for servers that only read by it, as a Prometheus does.
   */
  async ask(
    path: string,
    question: URLSearchParams,
    options: GetOptions = {},
  ): Promise<unknown> {
    const { accept, signal, what = `read ${path}` } = options;
    return this.json({
      path,
      accept,
      signal,
      what,
      question: question.toString(),
    });
  }

  /** What a path answers, whatever its format; as hostile as any text from a cluster. */
  async text(path: string, options: GetOptions = {}): Promise<string> {
    const { accept = 'text/plain', signal, what = `read ${path}` } = options;
    const body = await this.transport.body({ path, accept, signal, what });
    return body.toString();
  }

  /** A collection, decoded page by page. */
  list<T extends KubeObject>(
    type: ResourceType<T>,
    options: ListOptions = {},
  ): AsyncGenerator<ListPage<T>> {
    return listPages(type, options, request => this.listBody(request));
  }

  /** As much of a collection as one request gives. */
  firstPage<T extends KubeObject>(
    type: ResourceType<T>,
    options: ListOptions = {},
  ): Promise<FirstPage<T>> {
    return readFirstPage(type, options, request => this.listBody(request));
  }

  /** The stream of a watch as the server sends it; `Watch` makes events of it. */
  watch(
    type: ResourceType,
    options: WatchRequestOptions,
  ): Promise<IncomingMessage> {
    const { resourceVersion, timeoutSeconds, namespace, signal } = options;
    return this.transport.stream({
      path: resourcePath(type, options, {
        watch: 'true',
        allowWatchBookmarks: 'true',
        timeoutSeconds: String(timeoutSeconds),
        resourceVersion,
      }),
      what: `watch ${type.id}`,
      where: placeOf(type, namespace),
      signal,
    });
  }

  /** Which of these kinds the cluster serves, and in which version. */
  discovery(
    types: readonly ResourceType[],
    options: { signal?: AbortSignal } = {},
  ): Promise<Discovery> {
    return discover(types, (path, accept) =>
      this.json({
        path,
        accept,
        signal: options.signal,
        what: 'ask what the cluster serves',
      }),
    );
  }

  /** The kinds that the cluster serves in one version of one group; empty: it does not serve it. */
  resourceNames(
    apiVersion: string,
    options: { signal?: AbortSignal } = {},
  ): Promise<ResourceNames> {
    const what = `ask what the cluster serves of ${apiVersion}`;
    const { signal } = options;
    return readResourceNames(apiVersion, path =>
      this.json({ path, what, signal }),
    );
  }

  /** e.g. `v1.34.1` */
  async version(options: { signal?: AbortSignal } = {}): Promise<string> {
    const what = 'ask for the version';
    const { signal } = options;
    const answer = await this.json({ path: '/version', what, signal });
    return FieldReader.of(answer).at('gitVersion').string() ?? '';
  }

  /** Lines that a container wrote. They are as hostile as any text from a cluster. */
  async logs(options: LogOptions): Promise<string> {
    const log = await this.transport.body({
      path: logPath(options),
      what: `read the logs of pod ${options.pod}`,
      where: `namespace ${options.namespace}`,
      accept: 'text/plain, */*',
      signal: options.signal,
    });
    return log.toString();
  }

  /**
   * Makes a planned write, unless the object is no longer what it was planned for: kind `conflict`.
   * A kind such as `timeout` or `unreachable` leaves open whether it was made.
   */
  async patch(
    write: PlannedWrite,
    options: PatchOptions = {},
  ): Promise<WrittenObject> {
    try {
      return readWritten(
        await this.json(patchRequest(write, this.fieldManager, options)),
      );
    } catch (error) {
      throw error instanceof KubeError ? patchError(error, write) : error;
    }
  }

  /**
   * Creates an object, or changes it to what the document says, and gives it as it is then. Fields
   * that others keep with other values are of kind `conflict`. A kind such as `timeout` or
   * `unreachable` leaves open whether it was made; making it again does no harm.
   */
  async apply(
    place: ObjectPlace,
    document: object,
    options: ApplyOptions = {},
  ): Promise<unknown> {
    try {
      return await this.json(
        applyRequest(place, document, this.fieldManager, options),
      );
    } catch (error) {
      throw error instanceof KubeError ? applyError(error, place) : error;
    }
  }

  /** Closes idle connections. */
  close(): void {
    this.transport.close();
  }

  private async json(request: KubeRequest): Promise<unknown> {
    const body = await this.transport.body(request);
    return this.understood(request, () => JSON.parse(body.toString()));
  }

  private async listBody(request: KubeRequest): Promise<ListBody> {
    const body = await this.transport.body(request);
    const { envelope, items } = this.understood(request, () => readList(body));
    return {
      metadata: FieldReader.of(envelope).at('metadata'),
      decode: (type, apiVersion) =>
        this.understood(request, () =>
          Array.from(items, item => type.decode(item, apiVersion)),
        ),
    };
  }

  private understood<T>({ what, where }: KubeRequest, parse: () => T): T {
    try {
      return parse();
    } catch (error) {
      if (!(error instanceof SyntaxError)) {
        throw error;
      }
      throw new KubeError(
        {
          kind: 'malformed',
          cluster: this.cluster,
          what,
          where,
          why: 'the answer is not JSON',
          hint: 'check that the address is that of a Kubernetes API server',
        },
        { cause: error },
      );
    }
  }
}

/** @public */
export function createKubeClient(
  connection: ClusterConnection,
  options: KubeClientOptions = {},
): KubeClient {
  return new KubeClient(connection, options);
}
