import type { ApiAnswer } from '@modeldeck/simulated-cluster';

export const NAMESPACE = 'conformance';
export const CONFIG_MAPS = `/api/v1/namespaces/${NAMESPACE}/configmaps`;
export const PODS = `/api/v1/namespaces/${NAMESPACE}/pods`;
export const DEPLOYMENTS = `/apis/apps/v1/namespaces/${NAMESPACE}/deployments`;
export const SERVICES = `/apis/serving.kserve.io/v1beta1/namespaces/${NAMESPACE}/inferenceservices`;
export const MERGE = 'application/merge-patch+json';

export interface Meta {
  name: string;
  resourceVersion: string;
  generation?: number;
  continue?: string;
  remainingItemCount?: number;
}

/** The metadata of an object or a list. */
export function meta(object: object): Meta {
  return (object as { metadata: Meta }).metadata;
}

/** The objects of a list. */
export function items({ body }: ApiAnswer): object[] {
  return body.items as object[];
}
