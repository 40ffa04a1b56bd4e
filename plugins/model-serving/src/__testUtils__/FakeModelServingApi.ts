import type { FleetState, ModelServingApi } from '../api';
import type {
  CanaryControl,
  CanaryHistory,
  CanaryReport,
  ClusterPlatformsList,
  ExecutionOutcome,
  FormSettings,
  GpuFit,
  GpuHistory,
  GpuReport,
  ModelService,
  ModelServiceList,
  PlanOutcome,
  PreflightReport,
  RegistryModel,
  RegistryModelList,
  ServiceGpus,
} from '@modeldeck/plugin-model-serving-common';
import { aHistory } from './canaryHistory';
import { aReport } from './canaryReport';
import { aPlatformList, aRegistryModel } from './forms';
import { aFit, aGpuHistory, aGpuReport } from './gpus';
import { aPlan } from './plans';
import { aPreflight } from './preflight';

/** Says what it is told to say. */
export class FakeModelServingApi implements ModelServingApi {
  readonly retry = jest.fn();
  readonly canaryControl = jest.fn(
    async (): Promise<CanaryControl> => ({ allowed: true }),
  );
  readonly canaryReport = jest.fn(async (): Promise<CanaryReport> => aReport());
  readonly canaryHistory = jest.fn(
    async (): Promise<CanaryHistory> => aHistory([]),
  );
  readonly gpuReport = jest.fn(async (): Promise<GpuReport> => aGpuReport());
  readonly gpuFit = jest.fn(async (): Promise<GpuFit> => aFit());
  readonly gpuHistory = jest.fn(
    async (): Promise<GpuHistory> => aGpuHistory([]),
  );
  readonly serviceGpus = jest.fn(
    async (): Promise<ServiceGpus> => ({ holders: [] }),
  );
  readonly preflight = jest.fn(
    async (): Promise<PreflightReport> => aPreflight(),
  );
  readonly platforms = jest.fn(
    async (): Promise<ClusterPlatformsList> => aPlatformList(),
  );
  readonly registryModels = jest.fn(
    async (_search: string): Promise<RegistryModelList> => ({
      configured: true,
      items: [],
      more: false,
    }),
  );
  readonly registryModel = jest.fn(
    async (_uri: string): Promise<RegistryModel> => aRegistryModel(),
  );
  readonly formSettings = jest.fn(
    async (): Promise<FormSettings> => ({ poolKey: 'agentpool' }),
  );
  readonly plan = jest.fn(
    async (): Promise<PlanOutcome> => ({ plan: aPlan() }),
  );
  readonly execute = jest.fn(
    async (): Promise<ExecutionOutcome> => ({
      state: 'written',
      plan: aPlan(),
    }),
  );
  private readonly listeners = new Set<() => void>();

  constructor(private state: FleetState) {}

  static live(data: ModelServiceList): FakeModelServingApi {
    const now = Date.now();
    return new FakeModelServingApi({
      data,
      connection: 'live',
      since: now,
      updatedAt: now,
    });
  }

  get listenerCount(): number {
    return this.listeners.size;
  }

  async list(): Promise<ModelServiceList> {
    if (!this.state.data) {
      throw new Error('no data');
    }
    return this.state.data;
  }

  async service(id: string): Promise<ModelService> {
    const { items } = await this.list();
    const service = items.find(item => item.id === id);
    if (!service) {
      throw new Error(`no service ${id}`);
    }
    return service;
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  getState(): FleetState {
    return this.state;
  }

  set(state: FleetState): void {
    this.state = state;
    for (const listener of this.listeners) {
      listener();
    }
  }
}
