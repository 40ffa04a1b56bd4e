import type {
  ClusterPlatforms,
  ClusterPlatformsList,
  PlatformResource,
  RegistryModel,
} from '@modeldeck/plugin-model-serving-common';

/** Told by `group/plural`. */
export function aResource(
  name: string,
  served: PlatformResource['served'] = true,
): PlatformResource {
  const [group = '', plural = ''] = name.split('/');
  return { group, plural, served, ...(served === true && { version: 'v1' }) };
}

export const INFERENCE_SERVICES = 'serving.kserve.io/inferenceservices';
export const KNATIVE_SERVICES = 'serving.knative.dev/services';

/** A cluster that has KServe and Knative. */
export function aPlatformCluster(
  fields: Partial<ClusterPlatforms> = {},
): ClusterPlatforms {
  return {
    cluster: 'prod',
    reachable: true,
    writable: true,
    resources: [aResource(INFERENCE_SERVICES), aResource(KNATIVE_SERVICES)],
    ...fields,
  };
}

export function aPlatformList(
  items: readonly ClusterPlatforms[] = [aPlatformCluster()],
): ClusterPlatformsList {
  return { items };
}

/** A version whose files were found. */
export function aRegistryModel(
  fields: Partial<RegistryModel> = {},
): RegistryModel {
  return {
    name: 'fraud',
    version: '3',
    aliases: ['champion'],
    storageUri: 's3://models/fraud/3',
    found: true,
    ...fields,
  };
}
