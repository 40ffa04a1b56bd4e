export { Accelerators } from './Accelerators';
