/**
 * Templates of serving projects for Backstage's scaffolder, with the actions and filters that they
 * need.
 *
 * @packageDocumentation
 */
export { scaffolderModuleModelServing as default } from './module';
