import { argoRolloutsPlatform } from './argoRollouts/argoRolloutsPlatform';
import { deploymentPlatform } from './deployment/deploymentPlatform';
import { flaggerPlatform } from './flagger/flaggerPlatform';
import { graphPlatform } from './kserve/graph/graphPlatform';
import { inferenceServicePlatform } from './kserve/inferenceService/inferenceServicePlatform';
import { llmPlatform } from './kserve/llm/llmPlatform';
import { trainedModelPlatform } from './kserve/trainedModel/trainedModelPlatform';
import { seldonV1Platform } from './seldonV1/seldonV1Platform';
import { seldonV2Platform } from './seldonV2/seldonV2Platform';
import { knativePlatform } from './knative/knativePlatform';
import { rayServicePlatform } from './rayService/rayServicePlatform';
import { nimPlatform } from './nim/nimPlatform';
import type { ServingPlatform } from './ServingPlatform';

/**
 * Every serving platform that the catalogue reads. Order matters only for equal claims: where two
 * platforms make a service of the same object, the earlier one wins.
 *
 * @public
 */
export const servingPlatforms: readonly ServingPlatform[] = [
  inferenceServicePlatform,
  llmPlatform,
  graphPlatform,
  trainedModelPlatform,
  nimPlatform,
  rayServicePlatform,
  knativePlatform,
  seldonV1Platform,
  seldonV2Platform,
  argoRolloutsPlatform,
  flaggerPlatform,
  deploymentPlatform,
];
