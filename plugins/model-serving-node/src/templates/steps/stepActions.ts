import { fetchPlain, fetchTemplate } from './fetchTemplate';
import { deleteFiles, renameFiles } from './files';
import { projectStep } from './project';
import { renderParts } from './renderParts';
import { resolveModelStep } from './resolveModel';
import type { StepAction } from './StepAction';
import { validateManifests } from './validateManifests';

/** What a template can do without a portal. */
export const STEP_ACTIONS: readonly StepAction[] = [
  projectStep,
  resolveModelStep,
  fetchTemplate,
  fetchPlain,
  renderParts,
  deleteFiles,
  renameFiles,
  validateManifests,
];
