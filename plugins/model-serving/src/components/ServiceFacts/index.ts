export { ServiceFacts } from './ServiceFacts';
