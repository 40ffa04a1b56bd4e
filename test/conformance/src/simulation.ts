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
    knowsSchemaOf: () => false,
    printsColumns: () => true,
    // Faults know no users; while these are on, the only requests are the user's.
    withoutRights: () => {
      cluster.faults.forbid({});
      return () => cluster.faults.clear();
    },
    stop: () => cluster.stop(),
  };
}
