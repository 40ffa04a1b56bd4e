import { batchScoring } from './kinds/batchScoring';
import { pythonService, rService } from './kinds/containerService';
import { kserveModel } from './kinds/kserveModel';
import type { ProjectKind } from './ProjectKind';

/** What is known of the templates that we bring. */
export const PROJECT_KINDS: readonly ProjectKind[] = [
  kserveModel,
  pythonService,
  rService,
  batchScoring,
];
