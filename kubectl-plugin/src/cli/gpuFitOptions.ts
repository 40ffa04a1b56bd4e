import { Option } from 'commander';
import type { GpuFitFlags } from './GpuOperation';
import { explained } from './readArgument';

const GROUP = 'For fit:';

/** The flags that say which pods are to fit, by what commander calls them. */
export const FIT_FLAGS: ReadonlyArray<[flag: string, key: keyof GpuFitFlags]> =
  [
    ['--replicas', 'replicas'],
    ['--gpus', 'gpus'],
    ['--gpu', 'gpu'],
    ['--product', 'product'],
    ['--pool', 'pool'],
    ['--cpu', 'cpu'],
    ['--memory', 'memory'],
    ['--node-selector', 'nodeSelector'],
    ['--toleration', 'toleration'],
    ['--queue', 'queue'],
  ];

export function fitOptions(): Option[] {
  return [
    new Option('--replicas <count>', 'how many pods').argParser(readCount),
    new Option('--gpus <count>', 'nvidia.com/gpu of each pod').argParser(
      readCount,
    ),
    new Option(
      '--gpu <resource=count>',
      'another resource of each pod, such as amd.com/gpu=1; may be repeated',
    ).argParser(append),
    new Option('--product <text>', 'only nodes whose product has this in it'),
    new Option('--pool <name>', 'only this pool'),
    new Option('--cpu <quantity>', 'of each pod, such as 4 or 500m'),
    new Option('--memory <quantity>', 'of each pod, such as 16Gi'),
    new Option(
      '--node-selector <labels>',
      'key=value; may be repeated, or listed with commas',
    ).argParser(append),
    new Option(
      '--toleration <taint>',
      'key[=value][:effect], or "any"; may be repeated',
    ).argParser(append),
    new Option(
      '--queue <name>',
      'Kueue ClusterQueue that has to admit the pods',
    ),
  ].map(option => option.helpGroup(GROUP));
}

function readCount(value: string): number {
  return explained(() => {
    if (!/^[1-9][0-9]{0,6}$/.test(value)) {
      throw new Error('it takes a whole number from 1 on');
    }
    return Number(value);
  });
}

function append(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}
