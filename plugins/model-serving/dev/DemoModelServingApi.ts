import type {
  CanaryControl,
  ExecuteRequest,
  ExecutionOutcome,
  GpuFit,
  GpuFitRequest,
  PlanOutcome,
  PlanRequest,
  ServiceGpus,
} from '@modeldeck/plugin-model-serving-common';
import type { FleetState, GpuHistoryQuery, ModelServingApi } from '../src';
import { aReport } from '../src/__testUtils__/canaryReport';
import { aPlatformList, aRegistryModel } from '../src/__testUtils__/forms';
import { aFit } from '../src/__testUtils__/gpus';
import { aPreflight } from '../src/__testUtils__/preflight';
import { demoGpuHistory, demoGpus } from './demoGpus';
import { demoHistory } from './demoHistory';
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

  async canaryHistory(id: string) {
    return demoHistory(id);
  }

  async gpuReport() {
    return demoGpus;
  }

  async platforms() {
    return aPlatformList();
  }

  async registryModels() {
    return { configured: false, items: [], more: false };
  }

  async registryModel() {
    return aRegistryModel();
  }

  async formSettings() {
    return { poolKey: 'modeldeck.io/node-pool' };
  }

  /** Two replicas find room, no more. */
  async gpuFit(request: GpuFitRequest): Promise<GpuFit> {
    const fits = request.replicas <= 2;
    return aFit({
      request,
      fits: fits ? 'yes' : 'no',
      replicasPlaced: Math.min(2, request.replicas),
      reasons: fits
        ? []
        : [
            {
              code: 'accelerators',
              nodes: 3,
              detail: '3 nodes have fewer free GPUs than one pod asks for',
            },
          ],
      next: fits ? 'apply it' : 'ask for fewer replicas, or add a node',
    });
  }

  async gpuHistory({ pool }: GpuHistoryQuery) {
    return demoGpuHistory(pool);
  }

  async serviceGpus(id: string): Promise<ServiceGpus> {
    return {
      service: demoGpus.services.find(({ service }) => service === id),
      holders: demoGpus.holders.filter(({ service }) => service === id),
    };
  }

  async preflight() {
    return aPreflight();
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
