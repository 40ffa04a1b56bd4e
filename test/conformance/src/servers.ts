import type { ApiServerHandle } from './ApiServerHandle';
import { startKubeApiserver } from './kubeApiserver';
import { startSimulation } from './simulation';

type Server = [name: string, start: () => Promise<ApiServerHandle>];

/** A folder with etcd and kube-apiserver, named as everywhere around Kubernetes. */
const assets = process.env.KUBEBUILDER_ASSETS;

/** The simulation always, a real API server when there is one. */
export function serversToTry(): Server[] {
  const simulation: Server = ['the simulation', startSimulation];
  return assets
    ? [simulation, ['kube-apiserver', () => startKubeApiserver(assets)]]
    : [simulation];
}

/** For one of the suites to say, lest it be said for each. */
export function saySkipped(): void {
  if (!assets) {
    process.stderr.write(
      'Skipped: conformance of a real kube-apiserver, as KUBEBUILDER_ASSETS names no folder with etcd and kube-apiserver\n',
    );
  }
}
