export { ServiceById } from './ServiceById';
