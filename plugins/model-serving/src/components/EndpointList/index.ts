export { EndpointList } from './EndpointList';
