/**
 * Every model service in the catalogue, as a Component of type `model-service`.
 *
 * @packageDocumentation
 */
export { catalogModuleModelServing as default } from './module';
