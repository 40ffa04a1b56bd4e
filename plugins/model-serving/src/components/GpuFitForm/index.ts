export { GpuFitForm } from './GpuFitForm';
