import type {
  KubeObject,
  ResourceType,
  Selection,
} from '@modeldeck/plugin-model-serving-common';
import type { Served } from '../kube/discovery/ServedResources';
import { connectionError } from '../kube/transport/connectionError';
import type { KubeClient } from '../kube/KubeClient';
import { KubeError } from '../kube/KubeError';
import { placeOf } from '../kube/resourcePath';
import { Backoff, jittered } from './Backoff';
import { Freshness } from './Freshness';
import { isOlder } from './resourceVersion';
import type { Timing } from './Timing';
import { DEFAULT_WATCH_SETTINGS, type WatchSettings } from './WatchSettings';
import { Watchdog } from './Watchdog';
import type { WatchUpdate } from './WatchUpdate';
import { readLines } from './readLines';
import { readWatchEvent } from './WatchEvent';

/** @public */
export interface ResourceWatchOptions<T extends KubeObject> {
  client: KubeClient;
  type: ResourceType<T>;
  /**
   * Asked before every list: a cluster's kinds and their versions change. `fresh` when what it
   * said before has just turned out wrong.
   */
  served(options: { fresh: boolean }): Promise<Served>;
  namespace?: string;
  selection?: Selection;
  settings?: WatchSettings;
  timing: Timing;
  signal: AbortSignal;
}

/** Failures in a row after which a resume is given up for a new list. */
const MOST_RESUMES = 4;

/** The server ends a stream itself after this, spread so that not all end together. */
const STREAM_SECONDS = 600;

/** One list that is kept up to date: what to do next, and what a failure means. */
export class ResourceWatch<T extends KubeObject> {
  /** how long to wait before the next attempt */
  pauseMs = 0;
  private readonly settings: WatchSettings;
  private readonly backoff: Backoff;
  private readonly freshness: Freshness;
  /** where to resume; undefined: a list is needed first */
  private resumeAt: string | undefined;
  private version: string | undefined;
  private failures = 0;
  /** a kind that was not served is not asked for again in haste */
  private wasAbsent = false;

  constructor(private readonly options: ResourceWatchOptions<T>) {
    this.settings = options.settings ?? DEFAULT_WATCH_SETTINGS;
    this.backoff = new Backoff(this.settings.backoff, options.timing);
    this.freshness = new Freshness(options.timing);
  }

  /** One list where needed and one stream to its end. @throws KubeError or what a stream throws */
  async *run(): AsyncGenerator<WatchUpdate<T>> {
    if (this.resumeAt === undefined) {
      yield* this.list();
    }
    const startedAt = this.options.timing.now();
    yield* this.stream();
    const livedMs = this.options.timing.now() - startedAt;
    if (livedMs < this.settings.shortestStreamMs) {
      // A server that ends every stream at once must not be asked in a tight loop.
      await this.options.timing.sleep(
        this.backoff.nextMs(),
        this.options.signal,
      );
    } else {
      this.succeeded();
    }
  }

  /** Decides what a failure means for the objects, the next attempt and its time. */
  *failed(cause: KubeError): Generator<WatchUpdate<T>> {
    const { timing } = this.options;
    this.failures += 1;
    const error = this.failures === 1 ? orVersionGone(cause) : cause;
    const isSlow = error.kind === 'forbidden' || error.kind === 'not-served';
    if (
      isSlow ||
      error.kind === 'gone' ||
      (error.kind !== 'unreachable' && this.failures >= MOST_RESUMES)
    ) {
      this.resumeAt = undefined;
    }
    if (error.kind === 'not-served') {
      yield { type: 'objects', objects: [] };
    }
    yield { type: 'state', state: this.freshness.lost(error) };
    this.pauseMs = Math.max(
      error.retryAfterMs ?? 0,
      isSlow
        ? jittered(this.settings.slowRetryMs, timing)
        : this.backoff.nextMs(),
    );
  }

  explained(error: unknown): KubeError {
    const { client, type, namespace } = this.options;
    return connectionError(error, {
      cluster: client.cluster,
      server: client.connection.server,
      what: `watch ${type.id}`,
      where: placeOf(type, namespace),
    });
  }

  private async *list(): AsyncGenerator<WatchUpdate<T>> {
    const { client, type, namespace, selection, signal } = this.options;
    this.version = await this.servedVersion();
    const { version, settings } = this;
    let objects: T[] = [];
    let resourceVersion = '';
    for await (const page of client.list(type, {
      version,
      namespace,
      selection,
      chunkSize: settings.chunkSize,
      signal,
    })) {
      objects = page.isFirst ? page.items : objects.concat(page.items);
      resourceVersion = page.resourceVersion;
    }
    this.resumeAt = resourceVersion;
    yield { type: 'objects', objects };
    yield* this.recovered();
  }

  private async servedVersion(): Promise<string> {
    const { client, type, served } = this.options;
    const answer = await served({
      fresh: this.failures > 0 && !this.wasAbsent,
    });
    this.wasAbsent = answer.state === 'absent';
    if (answer.state === 'served') {
      return answer.version;
    }
    throw new KubeError({
      kind: answer.state === 'absent' ? 'not-served' : 'server',
      cluster: client.cluster,
      what: `watch ${type.id}`,
      why: answer.reason,
    });
  }

  private async *stream(): AsyncGenerator<WatchUpdate<T>> {
    const { client, type, namespace, selection, timing, signal } = this.options;
    const watchdog = new Watchdog(timing, this.settings.idleMs, signal);
    try {
      const stream = await client.watch(type, {
        version: this.version,
        namespace,
        selection,
        resourceVersion: this.resumeAt ?? '',
        timeoutSeconds: Math.ceil(jittered(STREAM_SECONDS, timing)),
        signal: watchdog.signal,
      });
      yield* this.recovered();
      for await (const line of readLines(stream)) {
        watchdog.heard();
        yield* this.event(line);
      }
    } catch (error) {
      throw watchdog.hasBarked ? this.silence() : error;
    } finally {
      watchdog.stop();
    }
  }

  private *event(line: string): Generator<WatchUpdate<T>> {
    const { type, client } = this.options;
    const event = readWatchEvent(line, type, client.cluster);
    this.succeeded();
    switch (event.type) {
      case 'bookmark':
        this.bookmark(event.resourceVersion);
        return;
      case 'unknown':
        return;
      default:
        this.advance(event.object.metadata.resourceVersion);
        yield event;
    }
  }

  /** An etcd restored from a backup counts from an earlier point: events were lost with it. */
  private bookmark(resourceVersion: string): void {
    if (isOlder(resourceVersion, this.resumeAt)) {
      const { client, type } = this.options;
      throw new KubeError({
        kind: 'gone',
        cluster: client.cluster,
        what: `watch ${type.id}`,
        why: 'the cluster went back to an earlier state',
      });
    }
    this.advance(resourceVersion);
  }

  private advance(resourceVersion: string): void {
    // A repeated event is older than what was seen: resuming there would repeat more.
    if (resourceVersion && !isOlder(resourceVersion, this.resumeAt)) {
      this.resumeAt = resourceVersion;
    }
  }

  private *recovered(): Generator<WatchUpdate<T>> {
    const state = this.freshness.regained();
    if (state) {
      yield { type: 'state', state };
    }
  }

  private succeeded(): void {
    this.failures = 0;
    this.backoff.reset();
  }

  private silence(): KubeError {
    const { client, type } = this.options;
    return new KubeError({
      kind: 'timeout',
      cluster: client.cluster,
      what: `watch ${type.id}`,
      why: `nothing was heard for ${this.settings.idleMs / 1000} s`,
    });
  }
}

/**
 * A kind that is suddenly not found may only have lost the version it was read in: that is asked
 * again before its objects are taken for gone.
 */
function orVersionGone(error: KubeError): KubeError {
  const isFromServer = error.kind === 'not-served' && error.status === 404;
  return isFromServer ? new KubeError({ ...error, kind: 'gone' }) : error;
}
