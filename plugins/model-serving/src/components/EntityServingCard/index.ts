export { EntityServingCard } from './EntityServingCard';
