import type { GivenPolicy } from '../canary/policy/policyFields';
import type { CustomMetricSource } from '../canary/sources/customSource';
import { DEFAULT_GPU_SETTINGS, type GpuSettings } from '../gpu/GpuSettings';
import type { ProjectSettings } from '../project/ProjectSettings';
import type { RecognitionRule } from '../recognition/RecognitionRule';
import type { ArtifactSettings } from './ArtifactSettings';

/**
 * What a company configures of how its services are read. Pure data: the faces read it from a
 * file or from Backstage's configuration.
 *
 * @public
 */
export interface ServingSettings {
  /** labels or annotations that name the owner; the first one found counts */
  ownerKeys: readonly string[];
  /** labels or annotations that name the system */
  systemKeys: readonly string[];
  /** how workloads without our label are recognised; none unless somebody writes them */
  recognitionRules: readonly RecognitionRule[];
  /** what every canary has to keep to, where its service demands nothing else */
  canaryPolicy?: GivenPolicy;
  /** metrics beside those that platforms have, e.g. recording rules */
  metricSources?: readonly CustomMetricSource[];
  gpu: GpuSettings;
  /** where the files of models may be looked into, before a candidate gets requests */
  artifacts?: ArtifactSettings;
  /** what every new serving project is given; the defaults if not configured */
  projects?: ProjectSettings;
}

/** @public */
export const DEFAULT_SETTINGS: ServingSettings = {
  ownerKeys: ['modeldeck.io/owner'],
  systemKeys: ['modeldeck.io/system', 'app.kubernetes.io/part-of'],
  recognitionRules: [],
  gpu: DEFAULT_GPU_SETTINGS,
};
