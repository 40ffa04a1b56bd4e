export { EntityServingContent } from './EntityServingContent';
