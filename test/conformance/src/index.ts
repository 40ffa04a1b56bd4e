export type { ApiServerHandle } from './ApiServerHandle';
export { startKubeApiserver } from './kubeApiserver';
export { startSimulation } from './simulation';
