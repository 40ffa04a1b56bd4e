/**
 * Backstage backend plugin: the live fleet of model services and its REST API.
 *
 * @packageDocumentation
 */
export { modelServingPlugin as default } from './plugin';
export {
  createModelServiceConditionalDecision,
  modelServiceConditions,
  modelServiceRules,
} from './permissions/modelServiceRules';
export {
  modelServiceResourceRef,
  type ServiceQuery,
} from './permissions/modelServiceResource';
