import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import {
  plainText,
  unknown,
  type ClusterState,
  type ModelService,
  type ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type { Fleet, FleetListener } from './Fleet';

/** How long to wait before the kubeconfig is read again; doubled with each failure. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** Calls the function once after this time, unless the returned function is called before. */
export type Later = (milliseconds: number, run: () => void) => () => void;

/**
 * The fleet of one configured cluster. It is there from the start, also when the cluster's
 * credentials are not: until they can be read it says why there are no services.
 */
export class ClusterFleet implements Fleet {
  private readonly listeners = new Set<FleetListener>();
  private live: Fleet | undefined;
  private error = 'it has not been read yet';
  private wait = FIRST_WAIT_MS;
  private cancelWait: (() => void) | undefined;
  private isStopped = false;
  private connecting: Promise<void> = Promise.resolve();

  private constructor(
    private readonly options: {
      name: string;
      /** reads the credentials and starts to watch; rejects when there are none */
      connect: () => Promise<Fleet>;
      logger: LoggerService;
      now: () => Date;
      later: Later;
    },
  ) {}

  static start(options: ClusterFleet['options']): ClusterFleet {
    const fleet = new ClusterFleet(options);
    fleet.connecting = fleet.connect();
    return fleet;
  }

  list(): ModelServiceList {
    return (
      this.live?.list() ?? {
        apiVersion: 'modeldeck.io/v1alpha1',
        kind: 'ModelServiceList',
        observedAt: this.options.now().toISOString(),
        clusters: [this.unconnected()],
        items: [],
      }
    );
  }

  get(id: string): ModelService | undefined {
    return this.live?.get(id);
  }

  subscribe(listener: FleetListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    this.cancelWait?.();
    await this.connecting;
    await this.live?.stop();
  }

  private async connect(): Promise<void> {
    const { name, connect, logger } = this.options;
    try {
      this.live = await connect();
    } catch (error) {
      this.retry(plainText(stringifyError(error)));
      return;
    }
    logger.info(`Watching cluster "${name}"`);
    this.live.subscribe(change => {
      for (const listener of this.listeners) {
        listener(change);
      }
    });
  }

  private retry(error: string): void {
    const { name, logger, later } = this.options;
    if (this.error !== error) {
      this.error = error;
      logger.warn(
        `Cluster "${name}" cannot be read: ${error}. Trying again until it can`,
      );
      this.tell();
    }
    if (!this.isStopped) {
      this.cancelWait = later(this.wait, () => {
        this.connecting = this.connect();
      });
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
    }
  }

  private tell(): void {
    for (const listener of this.listeners) {
      listener({ changed: [], removed: [], clusters: [this.unconnected()] });
    }
  }

  private unconnected(): ClusterState {
    return {
      name: this.options.name,
      version: unknown(this.error),
      reachable: false,
      error: this.error,
      gaps: [],
    };
  }
}
