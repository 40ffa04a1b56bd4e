import type { ApiServerHandle } from './ApiServerHandle';
import { startKubeApiserver } from './kubeApiserver';
import { startSimulation } from './simulation';

type Server = [name: string, start: () => Promise<ApiServerHandle>];

/** The simulation always, a real API server when there is one. */
export function serversToTry(): Server[] {
  const assets = process.env.KUBEBUILDER_ASSETS;
  if (!assets) {
    process.stderr.write(
      'Skipped: conformance of a real kube-apiserver, as KUBEBUILDER_ASSETS names no folder with etcd and kube-apiserver\n',
    );
  }
  const simulation: Server = ['the simulation', startSimulation];
  return assets
    ? [simulation, ['kube-apiserver', () => startKubeApiserver(assets)]]
    : [simulation];
}
