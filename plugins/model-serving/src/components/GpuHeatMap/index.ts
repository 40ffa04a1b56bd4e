export { GpuHeatMap } from './GpuHeatMap';
