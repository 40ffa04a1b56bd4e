export { KnownValue } from './KnownValue';
