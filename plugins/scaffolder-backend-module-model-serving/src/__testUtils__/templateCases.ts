import { batchScoringCases } from './cases/batchScoringCases';
import { kserveLlmCases } from './cases/kserveLlmCases';
import { kserveModelCases } from './cases/kserveModelCases';
import { pythonServiceCases } from './cases/pythonServiceCases';
import { rServiceCases } from './cases/rServiceCases';
import { seldonExperimentCases } from './cases/seldonExperimentCases';
import { seldonGraphCases } from './cases/seldonGraphCases';
import { trainingPipelineCases } from './cases/trainingPipelineCases';
import type { TemplateCase } from './TemplateCase';

export type { TemplateCase } from './TemplateCase';

/** Every template in several sets of options; each is rendered by both faces. */
export const TEMPLATE_CASES: readonly TemplateCase[] = [
  ...kserveModelCases,
  ...kserveLlmCases,
  ...seldonGraphCases,
  ...seldonExperimentCases,
  ...pythonServiceCases,
  ...rServiceCases,
  ...batchScoringCases,
  ...trainingPipelineCases,
];
