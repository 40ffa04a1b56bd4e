import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import { asFleet } from './fleetMessages';
import { FleetStream } from './FleetStream';
import type { FleetState, ModelServingApi } from './ModelServingApi';

/** @public */
export interface ModelServingClientOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
}

/** Talks to the backend plugin `model-serving` with the signed-in user's identity. @public */
export class ModelServingClient implements ModelServingApi {
  private readonly stream = new FleetStream({
    open: signal => this.openStream(signal),
    now: () => Date.now(),
    random: () => Math.random(),
  });

  constructor(private readonly options: ModelServingClientOptions) {}

  async list(): Promise<ModelServiceList> {
    const response = await this.request('/services');
    return asFleet(await response.json());
  }

  async service(id: string): Promise<ModelService> {
    const response = await this.request(`/services/${encodeURIComponent(id)}`);
    return await response.json();
  }

  subscribe(listener: () => void): () => void {
    return this.stream.subscribe(listener);
  }

  getState(): FleetState {
    return this.stream.getState();
  }

  retry(): void {
    this.stream.retry();
  }

  private async openStream(
    signal: AbortSignal,
  ): Promise<ReadableStream<Uint8Array>> {
    const response = await this.request('/stream', {
      signal,
      headers: { Accept: 'text/event-stream' },
    });
    if (!response.body) {
      throw new Error('The backend answered without a stream of changes.');
    }
    return response.body;
  }

  private async request(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.options.discoveryApi.getBaseUrl('model-serving');
    const response = await this.options.fetchApi.fetch(
      `${baseUrl}${path}`,
      init,
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}
