export { GpuPoolCard, PoolBadges } from './GpuPoolCard';
export { GpuPoolFacts } from './GpuPoolFacts';
