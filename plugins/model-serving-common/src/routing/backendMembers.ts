import type { BackendRef } from '../kubernetes/gatewayRoute';
import {
  EXPERIMENTAL_INFERENCE_POOLS,
  INFERENCE_POOLS,
} from '../kubernetes/inferencePool';
import { includesLabels } from '../kubernetes/labelSelector';
import { SERVICES, serviceSelects } from '../kubernetes/service';
import type { NamespaceObjects } from '../platforms/NamespaceObjects';
import type { RoutedMember } from './RoutedMember';
import type { RoutedBackend } from './RoutingRule';

type Answering = Pick<RoutedBackend, 'members' | 'untold' | 'elsewhere'>;

const POOLS = [INFERENCE_POOLS, EXPERIMENTAL_INFERENCE_POOLS];

/** Which members answer behind a backend of a Gateway API route. */
export function backendMembers(
  ref: BackendRef,
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): Answering {
  const { namespace = objects.namespace } = ref;
  if (namespace !== objects.namespace) {
    // A Service selects pods of its own namespace only, and so does a pool.
    return { members: [], elsewhere: namespace };
  }
  if (ref.kind === 'Service' && ref.group === '') {
    const service = objects.find(SERVICES, ref.name);
    return {
      members: service
        ? members.filter(({ labels }) => serviceSelects(service, labels))
        : [],
    };
  }
  return poolMembers(ref, members, objects);
}

function poolMembers(
  { kind, group, name }: BackendRef,
  members: readonly RoutedMember[],
  objects: NamespaceObjects,
): Answering {
  const type = POOLS.find(pool => pool.kind === kind && pool.group === group);
  if (!type) {
    return { members: [], untold: `a ${kind} is not read` };
  }
  const pool = objects.find(type, name);
  if (!pool) {
    const hidden = objects.cannotTell(type);
    return { members: [], ...(hidden !== undefined && { untold: hidden }) };
  }
  return {
    // As for a Service, which a gateway may make of it, nothing selects nothing.
    members:
      Object.keys(pool.selector).length > 0
        ? members.filter(({ labels }) => includesLabels(labels, pool.selector))
        : [],
  };
}
