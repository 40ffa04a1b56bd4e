export { EmptyFleet } from './EmptyFleet';
