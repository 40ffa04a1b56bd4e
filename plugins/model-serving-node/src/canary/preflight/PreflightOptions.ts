import type {
  ModelReading,
  ModelService,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type { ReadServiceOptions } from '../../fleet/readService';
import type { PodScraper } from '../../metrics/PodScraper';
import type { PrometheusClient } from '../../metrics/PrometheusClient';

/** @public */
export interface PreflightOptions
  extends Omit<ReadServiceOptions, 'name' | 'kind'> {
  /** absent: the one service that the manifest has */
  name?: string;
  kind?: string;
  /** documents that are to be applied; absent: any next version of the service is meant */
  manifest?: readonly unknown[];
  /** Which of the services of a name is meant; throws when none is, or several are. */
  choose(list: ModelServiceList): ModelService | Promise<ModelService>;
  /** absent: nothing is known of metrics */
  metrics?: PrometheusClient | PodScraper;
  /** looks into a storage URI; absent: nobody does */
  readModel?(uri: string): Promise<ModelReading>;
  /** ids of checks that are left out */
  skip?: readonly string[];
}
