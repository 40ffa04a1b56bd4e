import type {
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type { WorkloadExplanation } from '@modeldeck/plugin-model-serving-node';
import type {
  AllVersions,
  ClusterAccess,
  FleetQuery,
  FleetUpdate,
  MissingNamespace,
  ServiceQuery,
  WatchedFleet,
} from '../cluster/ClusterAccess';
import { list } from './services';

/** Clusters that answer from memory, and tell what they were asked. */
export class FakeClusters implements ClusterAccess {
  clusters = ['prod'];
  defaultNamespaces = ['default'];
  missing: MissingNamespace[] = [];
  allVersions: AllVersions = { clusters: [], errors: [] };
  explanations: WorkloadExplanation[] = [];
  asked: Array<FleetQuery | ServiceQuery> = [];
  closed = false;
  stopped = false;
  readonly listeners = new Set<(update: FleetUpdate) => void>();

  constructor(public answer: ModelServiceList = list([])) {}

  kindOf(type: string): string {
    return type === 'isvc' ? 'InferenceService' : type;
  }

  async readFleet(query: FleetQuery): Promise<ModelServiceList> {
    this.asked.push(query);
    return this.answer;
  }

  async readService(query: ServiceQuery): Promise<ModelServiceList> {
    this.asked.push(query);
    return this.answer;
  }

  async explainWorkloads(query: ServiceQuery): Promise<WorkloadExplanation[]> {
    this.asked.push(query);
    return this.explanations;
  }

  watchFleet(query: FleetQuery): WatchedFleet {
    this.asked.push(query);
    return {
      ready: async () => {},
      list: () => this.answer,
      subscribe: listener => {
        this.listeners.add(listener);
        return () => this.listeners.delete(listener);
      },
      stop: async () => {
        this.stopped = true;
      },
    };
  }

  async withoutNamespace(): Promise<MissingNamespace[]> {
    return this.missing;
  }

  async versions(): Promise<AllVersions> {
    return this.allVersions;
  }

  async serviceNames(): Promise<string[]> {
    return this.answer.items.map(({ name }) => name);
  }

  async namespaceNames(): Promise<string[]> {
    return ['default', 'fraud'];
  }

  close(): void {
    this.closed = true;
  }

  /** These services are now so, and those are gone. */
  change(changed: ModelService[], removed: string[] = []): void {
    const others = this.answer.items.filter(
      ({ id }) => !removed.includes(id) && !changed.some(one => one.id === id),
    );
    this.answer = { ...this.answer, items: [...others, ...changed] };
    this.listeners.forEach(listener => listener({ changed, removed }));
  }
}
