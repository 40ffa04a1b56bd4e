import { SimulatedCluster } from '@modeldeck/simulated-cluster';
import type { ApiServerHandle } from './ApiServerHandle';

export async function startSimulation(): Promise<ApiServerHandle> {
  const cluster = await SimulatedCluster.start({ name: 'simulation' });
  return {
    name: cluster.name,
    url: cluster.url,
    certificateAuthority: cluster.certificateAuthority,
    token: cluster.token(),
    compact: async () => cluster.compact(),
    stop: () => cluster.stop(),
  };
}
