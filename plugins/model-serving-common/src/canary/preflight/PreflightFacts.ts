import type { GpuQuota } from '../../model/gpuTypes';
import type { Known } from '../../model/known';
import type { ModelService } from '../../model/types';
import type { CanaryMetric } from '../../model/verdictTypes';
import type { NamespaceObjects } from '../../platforms/NamespaceObjects';
import type { FitGap } from '../../gpu/fit/FitGap';
import type { SchedulableNode } from '../../gpu/SchedulableNode';
import type { ModelReading } from '../../registry/ModelReading';
import type { FieldManagers } from '../plan/PlanRequest';
import type { CanaryTarget } from '../sources/canaryTarget';
import type { FoundByName } from '../sources/chooseSource';
import type { RevisionRoute } from '../sources/RevisionRoute';

/** An object that the next version is made by. @public */
export interface ChangedObject {
  /** as the API server has it; undefined: it is not there yet */
  live: unknown;
  /** as it would be */
  applied: unknown;
}

/** An object that the cluster does not know the kind of. @public */
export interface NotServed {
  /** one sentence */
  detail: string;
  /** it may be served, but could not be asked for */
  untold: boolean;
}

/** Room for additional pods. @public */
export interface GpuRoom {
  nodes: readonly SchedulableNode[];
  quotas: readonly GpuQuota[];
  gaps: readonly FitGap[];
}

/** What metrics show of the revisions. @public */
export interface MetricsFound {
  target: CanaryTarget;
  /** the canary of the target is there, and not made up for the question */
  isThere: boolean;
  routes: readonly RevisionRoute[];
  found: FoundByName;
}

/** All that is known before a version is applied. @public */
export interface PreflightFacts {
  /** a manifest as if it were applied, or what any next version would meet */
  subject: 'manifest' | 'service';
  /** as the service is; undefined: there is none of this name */
  before?: ModelService;
  after: ModelService;
  /** as they would be */
  objects: NamespaceObjects;
  changed: readonly ChangedObject[];
  /** objects of the manifest that could not be applied */
  notServed: readonly NotServed[];
  managers?: FieldManagers;
  /** unknown: why it was not read */
  room: Known<GpuRoom>;
  /** where the two models lie; absent: there is no such URI to look at */
  models: { stable?: ModelReading; candidate?: ModelReading };
  metrics: Known<MetricsFound>;
  /** metrics without which nothing is promoted */
  required: readonly CanaryMetric[];
  /** how long requests take is told well enough by their mean */
  meansSuffice: boolean;
}
