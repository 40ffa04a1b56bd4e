import {
  type Accelerator,
  type GpuFitRequest,
  isAccelerator,
  parseQuantity,
  type Toleration,
} from '@modeldeck/plugin-model-serving-common';
import { CommandError } from '../../cli/CommandError';
import type { GpuFitFlags } from '../../cli/GpuOperation';
import { readLabels } from '../../cli/readLabels';

/** The pods that flags describe. Throws CommandError. */
export function fitRequestOf(
  flags: GpuFitFlags,
  namespace: string | undefined,
): GpuFitRequest {
  const { product, pool, queue } = flags;
  const cpu = quantityOf('--cpu', flags.cpu);
  const memoryBytes = quantityOf('--memory', flags.memory);
  return {
    replicas: flags.replicas ?? 1,
    accelerators: acceleratorsOf(flags),
    ...(namespace !== undefined && { namespace }),
    ...(product !== undefined && { product }),
    ...(pool !== undefined && { pool }),
    ...(queue !== undefined && { queue }),
    ...(cpu !== undefined && { cpu }),
    ...(memoryBytes !== undefined && { memoryBytes }),
    ...(flags.nodeSelector && {
      nodeSelector: readLabels('--node-selector', flags.nodeSelector),
    }),
    ...(flags.toleration && { tolerations: tolerationsOf(flags.toleration) }),
  };
}

function acceleratorsOf({ gpus, gpu = [] }: GpuFitFlags): Accelerator[] {
  const given = gpu.map(text => {
    const [, resource = '', count] =
      /^([^=]+)=([1-9][0-9]{0,6})$/.exec(text) ?? [];
    if (count === undefined) {
      throw wrong('--gpu', 'RESOURCE=COUNT, such as amd.com/gpu=1', text);
    }
    if (!isAccelerator(resource) && !resource.includes('.')) {
      throw wrong('--gpu', 'the name of an extended resource', resource);
    }
    return { resource, count: Number(count) };
  });
  return gpus === undefined
    ? given
    : [{ resource: 'nvidia.com/gpu', count: gpus }, ...given];
}

function quantityOf(flag: string, text: string | undefined) {
  const value = text === undefined ? undefined : parseQuantity(text);
  if (text !== undefined && !(value !== undefined && value >= 0)) {
    throw wrong(flag, 'a quantity, such as 4, 500m or 16Gi', text);
  }
  return value;
}

function tolerationsOf(texts: readonly string[]): Toleration[] | 'any' {
  return texts.includes('any') ? 'any' : texts.map(tolerationOf);
}

function tolerationOf(text: string): Toleration {
  const [, key, value, effect] =
    /^([^=:\s]+)(?:=([^:\s]*))?(?::(NoSchedule|NoExecute|PreferNoSchedule))?$/.exec(
      text,
    ) ?? [];
  if (key === undefined) {
    throw wrong('--toleration', 'key[=value][:effect], or any', text);
  }
  return {
    key,
    ...(value === undefined
      ? { operator: 'Exists' as const }
      : { operator: 'Equal' as const, value }),
    ...(effect !== undefined && { effect }),
  };
}

function wrong(flag: string, expected: string, text: string): CommandError {
  return new CommandError('usage', `${flag} takes ${expected}, not "${text}"`);
}
