import {
  ApiClient,
  type ApiAnswer,
  type OpenWatch,
  type WatchEvent,
} from '@modeldeck/simulated-cluster';
import type { ApiServerHandle } from './ApiServerHandle';
import { NAMESPACE, SERVICES } from './paths';

const SERVICE = {
  apiVersion: 'serving.kserve.io/v1beta1',
  kind: 'InferenceService',
};

/** A server with a namespace of the suite's own, and what the tests do to it. */
export class ServerUnderTest {
  private running: { handle: ApiServerHandle; client: ApiClient } | undefined;
  private readonly watches: OpenWatch[] = [];

  async start(start: () => Promise<ApiServerHandle>): Promise<void> {
    const handle = await start();
    this.running = { handle, client: new ApiClient(handle) };
    await this.client.call('/api/v1/namespaces', {
      method: 'POST',
      body: { metadata: { name: NAMESPACE } },
    });
  }

  get handle(): ApiServerHandle {
    return this.started().handle;
  }

  get client(): ApiClient {
    return this.started().client;
  }

  /** Creates an object; custom resources do not go without their type. */
  post(
    path: string,
    name: string,
    rest: { metadata?: object; [field: string]: unknown } = {},
  ): Promise<ApiAnswer> {
    return this.client.call(path, {
      method: 'POST',
      body: {
        ...(path === SERVICES && SERVICE),
        ...rest,
        metadata: { name, ...rest.metadata },
      },
    });
  }

  /** Opens a watch that ends with the test. */
  async watch(path: string, query: Record<string, string>): Promise<OpenWatch> {
    const opened = await this.client.watch(path, query);
    this.watches.push(opened);
    return opened;
  }

  /** The next event of a type, or one of type END when the stream ends before. */
  async nextOf(opened: OpenWatch, type: string): Promise<WatchEvent> {
    for (;;) {
      const event = await opened.next();
      if (!event || event.type === type) {
        return event ?? { type: 'END', object: {} };
      }
    }
  }

  closeWatches(): void {
    this.watches.splice(0).forEach(opened => opened.close());
  }

  async stop(): Promise<void> {
    this.running?.client.close();
    await this.running?.handle.stop();
  }

  private started() {
    if (!this.running) {
      throw new Error('The server has not started');
    }
    return this.running;
  }
}
