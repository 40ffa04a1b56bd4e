import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  type GpuPoolList,
  gpuPoolListSchema,
  type ModelServiceList,
  modelServiceListSchema,
} from '@modeldeck/plugin-model-serving-common';

/** Reads what the backend's live view of one cluster holds. */
export interface FleetReader {
  services(cluster: string): Promise<ModelServiceList>;
  gpuPools(cluster: string): Promise<GpuPoolList>;
}

export function createFleetReader(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): FleetReader {
  const { auth, discovery } = options;

  async function read(path: string, cluster: string): Promise<unknown> {
    const baseUrl = await discovery.getBaseUrl('model-serving');
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'model-serving',
    });
    const response = await fetch(
      `${baseUrl}${path}?cluster=${encodeURIComponent(cluster)}`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }

  return {
    services: async cluster =>
      modelServiceListSchema.parse(await read('/services', cluster)),
    gpuPools: async cluster =>
      gpuPoolListSchema.parse(await read('/gpu-pools', cluster)),
  };
}
