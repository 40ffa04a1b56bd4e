export { HealthTiles } from './HealthTiles';
