import { batchScoring } from './kinds/batchScoring';
import { pythonService, rService } from './kinds/containerService';
import { kserveLlm } from './kinds/kserveLlm';
import { kserveModel } from './kinds/kserveModel';
import { trainingPipeline } from './kinds/trainingPipeline';
import { seldonExperiment } from './kinds/seldonExperiment';
import { seldonGraph } from './kinds/seldonGraph';
import type { ProjectKind } from './ProjectKind';

/** What is known of the templates that we bring. */
export const PROJECT_KINDS: readonly ProjectKind[] = [
  kserveModel,
  kserveLlm,
  seldonGraph,
  seldonExperiment,
  pythonService,
  rService,
  batchScoring,
  trainingPipeline,
];
