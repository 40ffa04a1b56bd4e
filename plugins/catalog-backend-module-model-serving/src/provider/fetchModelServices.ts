import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  modelServiceListSchema,
  type ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';

/** Reads the services of one cluster as its live view in the backend has them. */
export type FetchModelServices = (cluster: string) => Promise<ModelServiceList>;

export function createFetchModelServices(options: {
  auth: AuthService;
  discovery: DiscoveryService;
}): FetchModelServices {
  const { auth, discovery } = options;
  return async cluster => {
    const baseUrl = await discovery.getBaseUrl('model-serving');
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'model-serving',
    });
    const response = await fetch(
      `${baseUrl}/services?cluster=${encodeURIComponent(cluster)}`,
      { headers: { authorization: `Bearer ${token}` } },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return modelServiceListSchema.parse(await response.json());
  };
}
