export * from './TemplateError';
export * from './ProjectFile';
export * from './Template';
export * from './parseTemplate';
export * from './Project';
export * from './runTemplate';
export type { Manifest, ManifestProblem } from './manifests/Manifest';
export {
  checkManifests,
  type CheckedManifests,
} from './manifests/checkManifests';
export { requireManifests } from './manifests/requireManifests';
export { isKustomize } from './manifests/checkObject';
export { MANIFEST_FOLDERS } from './steps/validateManifests';
export {
  projectValues,
  type RegisteredAnswer,
  withRegistered,
} from './steps/project';
export { addParts } from './steps/renderParts';
export * from './writeProject';
export * from './form/Question';
export * from './form/questions';
export * from './form/readAnswer';
export * from './form/completeValues';
export * from './form/setValues';
export {
  builtInTemplates,
  openTemplate,
  type OpenTemplate,
  type OpenTemplateOptions,
} from './openTemplate';
export { parseFieldPath, valueAt, withValue } from './form/fieldPath';
export { renderFiles } from './renderFiles';
export { readTemplateFolder } from './readTemplateFolder';
export { TEMPLATE_FILTERS } from './escape/templateFilters';
