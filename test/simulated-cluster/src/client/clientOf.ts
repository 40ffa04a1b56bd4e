import type { SimulatedCluster } from '../SimulatedCluster';
import { ApiClient } from './ApiClient';

/** A client of a simulated cluster. */
export function clientOf(cluster: SimulatedCluster, user?: string): ApiClient {
  return new ApiClient({
    url: cluster.url,
    certificateAuthority: cluster.certificateAuthority,
    token: cluster.token(user),
  });
}
