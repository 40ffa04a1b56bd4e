export { GpuViolations } from './GpuViolations';
