import type {
  ModelService,
  ModelServiceList,
  Plan,
  PlanRequest,
  ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import type {
  PlanVerification,
  ServicePlan,
} from '@modeldeck/plugin-model-serving-node';
import type { ConnectionFlags } from '../cli/Operation';
import type { ClusterAccess, ServiceQuery } from './ClusterAccess';

/** What a plan is wanted for. */
export interface PlanQuery extends ServiceQuery {
  choose(list: ModelServiceList): ModelService | Promise<ModelService>;
  request(service: ModelService): PlanRequest;
  signal: AbortSignal;
}

/** Moves traffic on one cluster. Operations see it only through this. */
export interface CanaryControl {
  plan(query: PlanQuery): Promise<ServicePlan>;
  /** Throws a KubeError of kind `conflict` when an object is no longer what was planned for. */
  execute(plan: Plan, dryRun: 'none' | 'server'): Promise<void>;
  /** Waits until the traffic is as predicted, the time is over or the signal aborts. */
  verify(
    written: { plan: Plan; before: ModelService },
    options: { timeoutMs: number; signal: AbortSignal },
  ): Promise<PlanVerification>;
}

/** One cluster that is written to. */
export interface WritableCluster {
  access: ClusterAccess;
  control: CanaryControl;
}

/** Opens the one cluster that the flags choose; sends no request yet. */
export type OpenForWriting = (
  flags: ConnectionFlags,
  settings: ServingSettings,
) => Promise<WritableCluster>;
