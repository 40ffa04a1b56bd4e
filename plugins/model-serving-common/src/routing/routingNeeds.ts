import { DESTINATION_RULES } from '../kubernetes/destinationRule';
import { GRPC_ROUTES } from '../kubernetes/grpcRoute';
import { HTTP_ROUTES } from '../kubernetes/httpRoute';
import {
  EXPERIMENTAL_INFERENCE_POOLS,
  INFERENCE_POOLS,
} from '../kubernetes/inferencePool';
import { SERVICES } from '../kubernetes/service';
import { VIRTUAL_SERVICES } from '../kubernetes/virtualService';
import type { ResourceNeed } from '../platforms/ServingPlatform';

/**
 * What `routeSplit` reads. Routes name Services, not workloads, so which of them belong to a
 * service is seen only after reading all of the namespace: one request for each kind.
 *
 * @param belongingTo - absent: all of the namespace, for any service
 */
export function routingNeeds(
  belongingTo?: ResourceNeed['belongingTo'],
): ResourceNeed[] {
  const needs: ResourceNeed[] = [
    {
      type: SERVICES,
      role: 'join',
      without: 'which workloads a route leads to',
    },
    {
      type: HTTP_ROUTES,
      role: 'join',
      without: 'which traffic revisions get by HTTPRoutes',
    },
    {
      type: GRPC_ROUTES,
      role: 'join',
      without: 'which traffic revisions get by GRPCRoutes',
    },
    {
      type: INFERENCE_POOLS,
      role: 'join',
      without: 'which pods the inference pools of a route are',
    },
    {
      type: EXPERIMENTAL_INFERENCE_POOLS,
      role: 'join',
      without: 'which pods the inference pools of a route are',
    },
    {
      type: VIRTUAL_SERVICES,
      role: 'join',
      without: 'which traffic revisions get by VirtualServices',
    },
    {
      type: DESTINATION_RULES,
      role: 'join',
      without: 'which pods the subsets of a VirtualService are',
    },
  ];
  return belongingTo ? needs.map(need => ({ ...need, belongingTo })) : needs;
}
