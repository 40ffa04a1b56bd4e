export * from './SimulatedCluster';
export * from './scenarios';
export { Faults, type Failure } from './faults/Faults';
export type { FaultMatch } from './faults/FaultMatch';
export {
  type MetricsFault,
  SimulatedTraffic,
} from './traffic/SimulatedTraffic';
export type { TrafficSpec } from './traffic/TrafficSpec';
export type { ServiceTraffic } from './traffic/ServiceTraffic';
export type { Manifest } from './json/KubeObject';
export { qualifiedName, type ApiResource } from './resources/ApiResource';
export { allResources } from './resources/ResourceRegistry';
export type { SeenRequest } from './server/ApiServer';
export * from './client/ApiClient';
export { CertificateAuthority } from './security/certificates';
export { renderKubeconfig } from './security/kubeconfig';
export { servingRuntimes } from './demo/servingRuntimes';
export { usableKubectl } from './kubectl/usableKubectl';
export {
  type LoggedVersion,
  SimulatedMlflow,
  type SimulatedMlflowOptions,
} from './mlflow/SimulatedMlflow';
export { mlmodel, type MlmodelSpec } from './mlflow/mlmodel';
export {
  SimulatedObjectStore,
  type SimulatedObjectStoreOptions,
} from './mlflow/SimulatedObjectStore';
export {
  SimulatedForge,
  type SimulatedForgeOptions,
} from './forge/SimulatedForge';
