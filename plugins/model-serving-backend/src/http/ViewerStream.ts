import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { FleetChange } from '@modeldeck/plugin-model-serving-node';
import type { Fleet } from '../fleet/Fleet';
import { PendingChange } from '../fleet/PendingChange';
import type { Authorize, ServiceAccess } from '../permissions/ServiceAccess';
import type { EventStream } from './EventStream';
import { ViewerFleet } from './ViewerFleet';

/** Heartbeats after which the policy is asked again: five minutes of them. */
const HEARTBEATS_PER_AUTHORIZATION = 20;

/** Heartbeats that a reader may take nothing for. */
const HEARTBEATS_UNTIL_DROPPED = 2;

/**
 * One viewer's stream: the whole fleet first, then what changes of it. Changes wait while the
 * reader is slow, merged into one; a reader who takes nothing at all is dropped, and starts
 * over with the whole fleet when it comes back.
 */
export class ViewerStream {
  private readonly pending = new PendingChange();
  private viewer: ViewerFleet;
  private heartbeats = 0;
  private stalled = 0;

  constructor(
    private readonly options: {
      fleet: Fleet;
      stream: EventStream;
      credentials: BackstageCredentials;
      authorize: Authorize;
      now: () => Date;
    },
    private access: ServiceAccess,
  ) {
    this.viewer = new ViewerFleet(access);
  }

  start(): void {
    this.options.stream.onDrain(() => this.flush());
    this.sendWhole();
  }

  change(change: FleetChange): void {
    this.pending.add(change);
    this.flush();
  }

  /** Keeps the stream alive, or ends it when its reader or its credentials are not. */
  async heartbeat(): Promise<void> {
    const { stream, credentials, now } = this.options;
    if (credentials.expiresAt && credentials.expiresAt <= now()) {
      stream.end();
      return;
    }
    if (!stream.isDrained) {
      this.stalled += 1;
      if (this.stalled >= HEARTBEATS_UNTIL_DROPPED) {
        stream.drop();
      }
      return;
    }
    this.stalled = 0;
    stream.heartbeat();
    this.heartbeats += 1;
    if (this.heartbeats % HEARTBEATS_PER_AUTHORIZATION === 0) {
      await this.authorizeAgain();
    }
  }

  end(): void {
    this.options.stream.end();
  }

  private async authorizeAgain(): Promise<void> {
    const { authorize, credentials, stream } = this.options;
    try {
      const access = await authorize(credentials);
      if (access.key !== this.access.key) {
        this.access = access;
        this.viewer = new ViewerFleet(access);
        this.sendWhole();
      }
    } catch {
      // Not allowed, or nobody can tell: the reader asks anew and is told which.
      stream.end();
    }
  }

  private sendWhole(): void {
    const { stream, fleet } = this.options;
    this.pending.discard();
    stream.send('fleet', this.viewer.whole(fleet.list()));
  }

  private flush(): void {
    const { stream } = this.options;
    if (!stream.isDrained) {
      return;
    }
    const merged = this.pending.take();
    const visible = merged && this.viewer.change(merged);
    if (visible) {
      stream.send('change', visible);
    }
  }
}
