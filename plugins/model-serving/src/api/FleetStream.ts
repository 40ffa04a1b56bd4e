import { applyFleetChange } from './applyFleetChange';
import { backoff } from './backoff';
import { parseChange, parseFleet } from './fleetMessages';
import type { Connection, FleetState } from './ModelServingApi';
import { serverSentEvents, type ServerSentEvent } from './serverSentEvents';

/** The backend sends a comment every 15 s; three missed ones are a dead connection. */
const SILENCE_MS = 45_000;
/** A page change lets go of the stream and takes it again: it stays open for that long. */
const LINGER_MS = 10_000;
/** From that many failures in a row on, it is no hiccup any more. */
const OFFLINE_AFTER = 4;

export interface FleetStreamOptions {
  /** Opens the stream; rejects when the backend does not answer with one. */
  open(signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  now(): number;
  random(): number;
}

/**
 * Keeps one server-sent event stream open while anybody listens, and the fleet that it tells.
 * Every new connection starts with the whole fleet, so nothing missed stays missed.
 */
export class FleetStream {
  private state: FleetState;
  private readonly listeners = new Set<() => void>();
  private running?: AbortController;
  private linger?: ReturnType<typeof setTimeout>;
  private wake?: () => void;

  constructor(private readonly options: FleetStreamOptions) {
    this.state = { connection: 'connecting', since: options.now() };
  }

  getState(): FleetState {
    return this.state;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    clearTimeout(this.linger);
    this.start();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        clearTimeout(this.linger);
        this.linger = setTimeout(() => this.stop(), LINGER_MS);
      }
    };
  }

  retry(): void {
    this.wake?.();
  }

  private start(): void {
    if (this.running) {
      return;
    }
    this.running = new AbortController();
    this.connected(this.state.data ? 'reconnecting' : 'connecting');
    this.run(this.running.signal);
  }

  private stop(): void {
    this.running?.abort();
    this.running = undefined;
  }

  private async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      try {
        for await (const event of this.events(signal)) {
          this.receive(event);
          failures = 0;
        }
        throw new Error('The backend closed the stream of changes.');
      } catch (error) {
        if (signal.aborted) {
          return;
        }
        failures += 1;
        this.failed(error as Error, failures);
      }
      await this.pause(backoff(failures - 1, this.options.random), signal);
    }
  }

  private async *events(signal: AbortSignal): AsyncGenerator<ServerSentEvent> {
    const attempt = new AbortController();
    const giveUp = () => attempt.abort();
    signal.addEventListener('abort', giveUp, { once: true });
    let silence = setTimeout(giveUp, SILENCE_MS);
    const heard = () => {
      clearTimeout(silence);
      silence = setTimeout(giveUp, SILENCE_MS);
    };
    try {
      const body = await this.options.open(attempt.signal);
      heard();
      yield* serverSentEvents(body, heard);
    } catch (error) {
      throw attempt.signal.aborted ? silent() : error;
    } finally {
      clearTimeout(silence);
      signal.removeEventListener('abort', giveUp);
      attempt.abort();
    }
  }

  private receive({ event, data }: ServerSentEvent): void {
    if (event === 'fleet') {
      this.publish({ data: parseFleet(data) });
    } else if (event === 'change' && this.state.data) {
      this.publish({
        data: applyFleetChange(this.state.data, parseChange(data)),
      });
    }
  }

  private publish({ data }: Pick<FleetState, 'data'>): void {
    const now = this.options.now();
    const { connection, since } = this.state;
    this.set({
      data,
      connection: 'live',
      since: connection === 'live' ? since : now,
      updatedAt: now,
    });
  }

  private failed(error: Error, failures: number): void {
    this.set({ ...this.state, error });
    this.connected(failures >= OFFLINE_AFTER ? 'offline' : 'reconnecting');
  }

  private connected(connection: Connection): void {
    if (connection !== this.state.connection) {
      this.set({ ...this.state, connection, since: this.options.now() });
    }
  }

  private set(state: FleetState): void {
    this.state = state;
    for (const listener of this.listeners) {
      listener();
    }
  }

  private pause(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.wake?.(), ms);
      this.wake = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', this.wake!);
        this.wake = undefined;
        resolve();
      };
      signal.addEventListener('abort', this.wake, { once: true });
    });
  }
}

function silent(): Error {
  return new Error(
    `The backend has been silent for ${SILENCE_MS / 1000} seconds.`,
  );
}
