export { EntityServedByCard } from './EntityServedByCard';
