export { GpuSection } from './GpuSection';
