import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { Response } from 'express';
import type { Fleet } from '../fleet/Fleet';
import type { Authorize } from '../permissions/ServiceAccess';
import { EventStream } from './EventStream';
import { ViewerStream } from './ViewerStream';

/** Well under the idle timeout of common proxies (nginx: 60 s). */
const HEARTBEAT_MS = 15_000;

/** Calls the function every so often, until the returned function is called. */
export type Every = (milliseconds: number, run: () => void) => () => void;

/** The streams of all viewers: one subscription to the fleet and one timer serve them all. */
export class ViewerStreams {
  private readonly viewers = new Set<ViewerStream>();
  private readonly ends: Array<() => void>;

  constructor(
    private readonly options: {
      fleet: Fleet;
      authorize: Authorize;
      now: () => Date;
      every: Every;
    },
  ) {
    this.ends = [
      options.fleet.subscribe(change => {
        for (const viewer of this.viewers) {
          viewer.change(change);
        }
      }),
      options.every(HEARTBEAT_MS, () => {
        for (const viewer of this.viewers) {
          // Never rejects: it ends the stream instead.
          void viewer.heartbeat();
        }
      }),
    ];
  }

  /** Authorizes the caller before anything is sent. */
  async open(
    response: Response,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const access = await this.options.authorize(credentials);
    if (response.closed) {
      return;
    }
    const stream = EventStream.open(response);
    const viewer = new ViewerStream(
      { ...this.options, stream, credentials },
      access,
    );
    this.viewers.add(viewer);
    stream.onClose(() => this.viewers.delete(viewer));
    viewer.start();
  }

  get size(): number {
    return this.viewers.size;
  }

  /** Ends every stream, so that the server can shut down. */
  stop(): void {
    for (const end of this.ends) {
      end();
    }
    for (const viewer of this.viewers) {
      viewer.end();
    }
  }
}
