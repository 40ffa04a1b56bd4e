export * from './SimulatedCluster';
export * from './scenarios';
export { Faults, type Failure } from './faults/Faults';
export type { FaultMatch } from './faults/FaultMatch';
export type { Manifest } from './json/KubeObject';
export type { ApiResource } from './resources/ApiResource';
export { allResources } from './resources/ResourceRegistry';
export type { SeenRequest } from './server/ApiServer';
export * from './client/ApiClient';
