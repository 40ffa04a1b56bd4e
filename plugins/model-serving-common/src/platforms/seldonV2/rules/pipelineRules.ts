import type { SeldonPipeline } from '../pipeline/seldonPipeline';
import { pipelineCycles } from './pipelineCycles';
import { pipelineReferences } from './pipelineReferences';
import { pipelineStepAmbiguous } from './pipelineStepAmbiguous';
import type { SeldonRule } from './SeldonRule';
import { splitByExperiment } from './splitByExperiment';

/** The traps of Pipelines; each speaks for itself. */
export const pipelineRules: ReadonlyArray<SeldonRule<SeldonPipeline>> = [
  pipelineReferences,
  pipelineCycles,
  pipelineStepAmbiguous,
  splitByExperiment,
];
