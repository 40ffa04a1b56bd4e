import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  CanaryControl,
  CanaryHistory,
  CanaryReport,
  ClusterPlatformsList,
  ExecuteRequest,
  ExecutionOutcome,
  FormSettings,
  GpuFit,
  GpuFitRequest,
  GpuHistory,
  GpuReport,
  ModelService,
  ModelServiceList,
  PlanOutcome,
  PlanRequest,
  PreflightReport,
  RegistryModel,
  RegistryModelList,
  ServiceGpus,
} from '@modeldeck/plugin-model-serving-common';
import { asFleet } from './fleetMessages';
import { FleetStream } from './FleetStream';
import type {
  FleetState,
  GpuHistoryQuery,
  ModelServingApi,
} from './ModelServingApi';

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
    const response = await this.request(servicePath(id));
    return await response.json();
  }

  async canaryControl(id: string): Promise<CanaryControl> {
    const response = await this.request(`${servicePath(id)}/control`);
    return await response.json();
  }

  async canaryReport(id: string): Promise<CanaryReport> {
    const response = await this.request(`${servicePath(id)}/canary`);
    return await response.json();
  }

  async canaryHistory(id: string): Promise<CanaryHistory> {
    const response = await this.request(`${servicePath(id)}/canary/history`);
    return await response.json();
  }

  async gpuReport(): Promise<GpuReport> {
    const response = await this.request('/gpu');
    return await response.json();
  }

  async gpuFit(request: GpuFitRequest): Promise<GpuFit> {
    const response = await this.post('/gpu/fit', request);
    return await checked(response).then(ok => ok.json());
  }

  async gpuHistory(query: GpuHistoryQuery): Promise<GpuHistory> {
    const params = new URLSearchParams({ ...query });
    const response = await this.request(`/gpu/history?${params}`);
    return await response.json();
  }

  async serviceGpus(id: string): Promise<ServiceGpus> {
    const response = await this.request(`${servicePath(id)}/gpu`);
    return await response.json();
  }

  async preflight(id: string): Promise<PreflightReport> {
    const response = await this.request(`${servicePath(id)}/preflight`);
    return await response.json();
  }

  async platforms(): Promise<ClusterPlatformsList> {
    const response = await this.request('/platforms');
    return await response.json();
  }

  async registryModels(search: string): Promise<RegistryModelList> {
    const params = new URLSearchParams({ search });
    const response = await this.request(`/registry/models?${params}`);
    return await response.json();
  }

  async registryModel(uri: string): Promise<RegistryModel> {
    const params = new URLSearchParams({ uri });
    const response = await this.request(`/registry/model?${params}`);
    return await response.json();
  }

  async formSettings(): Promise<FormSettings> {
    const response = await this.request('/project-settings');
    return await response.json();
  }

  async plan(id: string, request: PlanRequest): Promise<PlanOutcome> {
    const response = await this.post(`${servicePath(id)}/plan`, { request });
    return await checked(response).then(ok => ok.json());
  }

  async execute(
    id: string,
    confirmed: ExecuteRequest,
  ): Promise<ExecutionOutcome> {
    const response = await this.post(`${servicePath(id)}/execute`, confirmed);
    if (response.status === 409) {
      const changed = await response.clone().json();
      // Every other 409 is an error as usual, e.g. of a plan that was left halfway.
      if (changed?.state === 'changed') {
        return changed;
      }
    }
    return await checked(response).then(ok => ok.json());
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
    return checked(await this.send(path, init));
  }

  private post(path: string, body: unknown): Promise<Response> {
    return this.send(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  private async send(path: string, init?: RequestInit): Promise<Response> {
    const baseUrl = await this.options.discoveryApi.getBaseUrl('model-serving');
    return this.options.fetchApi.fetch(`${baseUrl}${path}`, init);
  }
}

function servicePath(id: string): string {
  return `/services/${encodeURIComponent(id)}`;
}

async function checked(response: Response): Promise<Response> {
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return response;
}
