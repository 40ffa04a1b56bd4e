import type { SimulatedCluster } from '@modeldeck/simulated-cluster';
import { request } from 'node:https';

/** Patches an object through the Kubernetes API, as any client would. */
export function mergePatch(
  cluster: SimulatedCluster,
  path: string,
  patch: object,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = request(
      new URL(path, cluster.url),
      {
        method: 'PATCH',
        ca: cluster.certificateAuthority,
        headers: {
          Authorization: `Bearer ${cluster.token()}`,
          'Content-Type': 'application/merge-patch+json',
        },
      },
      response => {
        response.resume();
        response.once('end', () =>
          response.statusCode === 200
            ? resolve()
            : reject(new Error(`PATCH ${path}: ${response.statusCode}`)),
        );
      },
    );
    call.once('error', reject);
    call.end(JSON.stringify(patch));
  });
}
