export { HeaderFact, ServiceHeader } from './ServiceHeader';
