/**
 * Every model service in the catalogue, with its API, its models and its GPU pools.
 *
 * @packageDocumentation
 */
export { catalogModuleModelServing as default } from './module';
