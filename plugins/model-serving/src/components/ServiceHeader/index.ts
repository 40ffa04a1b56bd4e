export { ServiceHeader } from './ServiceHeader';
