export { EntityGpuCard } from './EntityGpuCard';
