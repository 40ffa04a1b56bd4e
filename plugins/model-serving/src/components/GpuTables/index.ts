export { DemandTable } from './DemandTable';
export { HolderTable } from './HolderTable';
export { QuotaTable } from './QuotaTable';
export { ServiceGpuTable } from './ServiceGpuTable';
