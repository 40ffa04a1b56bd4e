import type {
  CanaryControl,
  ExecuteRequest,
  ExecutionOutcome,
  PlanOutcome,
  PlanRequest,
} from '@modeldeck/plugin-model-serving-common';
import type { FleetState, ModelServingApi } from '../src';
import { aReport } from '../src/__testUtils__/canaryReport';
import { demoPlan } from './demoPlan';
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

  async canaryControl(): Promise<CanaryControl> {
    return { allowed: true };
  }

  async canaryReport() {
    return aReport();
  }

  async plan(id: string, request: PlanRequest): Promise<PlanOutcome> {
    return demoPlan(await this.service(id), request);
  }

  /** Nothing follows from it: the page is seen to wait. */
  async execute(
    _: string,
    { plan }: ExecuteRequest,
  ): Promise<ExecutionOutcome> {
    return { state: 'written', plan };
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
