import type { FleetState, ModelServingApi } from '../api';
import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';

/** Says what it is told to say. */
export class FakeModelServingApi implements ModelServingApi {
  readonly retry = jest.fn();
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
