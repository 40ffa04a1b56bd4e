import type { FleetState, ModelServingApi } from '../src';
import { demoFleet } from './fixtures';

const UPDATE_MS = 7000;

/** The demo fleet, "updated" every few seconds so that the page is seen to be live. */
export class DemoModelServingApi implements ModelServingApi {
  private state: FleetState = {
    data: demoFleet,
    connection: 'live',
    since: Date.now(),
    updatedAt: Date.now(),
  };

  async list() {
    return demoFleet;
  }

  async service(id: string) {
    const service = demoFleet.items.find(item => item.id === id);
    if (!service) {
      throw new Error(`The demo has no service ${id}`);
    }
    return service;
  }

  subscribe(listener: () => void): () => void {
    const timer = setInterval(() => {
      this.state = { ...this.state, updatedAt: Date.now() };
      listener();
    }, UPDATE_MS);
    return () => clearInterval(timer);
  }

  getState() {
    return this.state;
  }

  retry() {}
}
