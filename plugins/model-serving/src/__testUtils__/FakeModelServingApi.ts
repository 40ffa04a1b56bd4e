import type { FleetState, ModelServingApi } from '../api';
import type {
  CanaryControl,
  CanaryReport,
  ExecutionOutcome,
  ModelService,
  ModelServiceList,
  PlanOutcome,
} from '@modeldeck/plugin-model-serving-common';
import { aReport } from './canaryReport';
import { aPlan } from './plans';

/** Says what it is told to say. */
export class FakeModelServingApi implements ModelServingApi {
  readonly retry = jest.fn();
  readonly canaryControl = jest.fn(
    async (): Promise<CanaryControl> => ({ allowed: true }),
  );
  readonly canaryReport = jest.fn(async (): Promise<CanaryReport> => aReport());
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
