import type {
  ModelService,
  ModelServiceList,
  PreflightReport,
  ServingSettings,
} from '@modeldeck/plugin-model-serving-common';
import type { PreflightOperation } from '../cli/PreflightOperation';
import type { ClusterAccess } from './ClusterAccess';

/** What is checked. */
export interface PreflightQuery {
  namespace: string | undefined;
  name: string | undefined;
  kind: string | undefined;
  /** documents of a manifest; undefined: any next version */
  manifest: readonly unknown[] | undefined;
  choose(list: ModelServiceList): ModelService | Promise<ModelService>;
  skip: readonly string[];
  signal: AbortSignal;
}

/** A cluster that versions are to be applied to. Operations see it only through this. */
export interface Preflights {
  access: ClusterAccess;
  check(query: PreflightQuery): Promise<PreflightReport>;
}

/** Opens the one cluster that the flags choose; sends no request yet. */
export type OpenForPreflight = (
  operation: PreflightOperation,
  settings: ServingSettings,
) => Promise<Preflights>;
