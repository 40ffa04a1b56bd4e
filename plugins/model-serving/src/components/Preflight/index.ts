export { Preflight } from './Preflight';
