/**
 * Model services on Kubernetes in the developer portal: the fleet's page, an entity's Serving tab
 * and overview card.
 *
 * @packageDocumentation
 */
export { modelServingPlugin as default } from './plugin';
export * from './api';
export { isModelServingAvailable, SERVICE_ID_ANNOTATION } from './entity';
export * from './routes';
export * from './translation';
