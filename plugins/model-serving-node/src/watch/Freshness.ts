import type { ReadState } from '@modeldeck/plugin-model-serving-common';
import type { KubeError } from '../kube/KubeError';
import { stateOf } from '../kube/readState';
import type { Timing } from './Timing';
import type { WatchState } from './WatchUpdate';

const READ: ReadState = { state: 'read' };

/** Follows how far the objects of one watch can be trusted. */
export class Freshness {
  private synced = false;
  private healthy = false;
  private staleSince: string | undefined;

  constructor(private readonly timing: Pick<Timing, 'now'>) {}

  /**
   * What was listed once stays readable through passing trouble, as the last known state. Not so
   * when the right to read it is gone, or the kind itself.
   */
  lost(error: KubeError): WatchState {
    const read = stateOf(error);
    this.healthy = false;
    if (read.state === 'absent') {
      this.synced = true;
      this.staleSince = undefined;
      return { read, synced: true, staleSince: undefined, error: undefined };
    }
    if (this.synced) {
      this.staleSince ??= new Date(this.timing.now()).toISOString();
    }
    return {
      read: read.state === 'failed' && this.synced ? READ : read,
      synced: this.synced,
      staleSince: this.staleSince,
      error,
    };
  }

  /** The new state, or undefined when nothing was wrong. */
  regained(): WatchState | undefined {
    if (this.healthy) {
      return undefined;
    }
    this.healthy = true;
    this.synced = true;
    this.staleSince = undefined;
    return {
      read: READ,
      synced: true,
      staleSince: undefined,
      error: undefined,
    };
  }
}
