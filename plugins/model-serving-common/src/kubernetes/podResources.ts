import { isAccelerator } from './accelerators';
import type { FieldReader } from './FieldReader';
import { readQuantity } from './quantity';
import { type Amounts, sumAmounts, totalRequests } from './totalRequests';

/** A pod may ask for devices of a class by this prefix and the class's name, without a claim. */
export const CLASS_RESOURCE_PREFIX = 'deviceclass.resource.kubernetes.io/';

/** Only these may be asked for by a pod as a whole (`spec.resources`). */
const OF_WHOLE_PODS = ['cpu', 'memory'];

/**
 * What a pod asks of a node: accelerators, cpu in cores and memory in bytes. By the rules of init
 * containers and sidecars; what the pod as a whole asks for takes the place of what its containers
 * do, and the overhead comes on top (kubernetes/kubernetes: pkg/api/v1/resource).
 */
export function readPodResources(spec: FieldReader): Amounts {
  const ofContainers = totalRequests({
    containers: spec.at('containers').list().map(readRequests),
    initContainers: spec
      .at('initContainers')
      .list()
      .map(container => ({
        restartable: container.at('restartPolicy').string() === 'Always',
        requests: readRequests(container),
      })),
  });
  const ofPod = Object.entries(readRequests(spec)).filter(([resource]) =>
    OF_WHOLE_PODS.includes(resource),
  );
  return sumAmounts([
    { ...ofContainers, ...Object.fromEntries(ofPod) },
    readAmounts(spec.at('overhead')),
  ]);
}

/** Where only a limit is given, it is what is requested. */
function readRequests(owner: FieldReader): Amounts {
  const resources = owner.at('resources');
  return {
    ...readAmounts(resources.at('limits')),
    ...readAmounts(resources.at('requests')),
  };
}

function readAmounts(amounts: FieldReader): Amounts {
  const result: Record<string, number> = {};
  for (const [resource, field] of amounts.entries()) {
    const isDevice =
      isAccelerator(resource) || resource.startsWith(CLASS_RESOURCE_PREFIX);
    if (!isDevice && !OF_WHOLE_PODS.includes(resource)) {
      continue;
    }
    const amount = readQuantity(field);
    if (amount === undefined) {
      continue;
    }
    if (amount < 0 || (isDevice && !Number.isSafeInteger(amount))) {
      field.reject(isDevice ? 'number of whole devices' : 'zero or more');
    }
    if (amount > 0 && amount <= Number.MAX_SAFE_INTEGER) {
      // The scheduler takes a fraction of a device for a whole one.
      result[resource] = isDevice ? Math.ceil(amount) : amount;
    }
  }
  return result;
}
