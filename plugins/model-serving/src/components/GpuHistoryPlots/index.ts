export { GpuHistoryPlots } from './GpuHistoryPlots';
