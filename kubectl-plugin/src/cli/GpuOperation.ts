import type { ColorChoice, ConnectionFlags } from './Operation';
import type { OutputFormat } from './OutputFormat';

/** What can be shown of accelerators. */
export const gpuParts = [
  'pools',
  'nodes',
  'services',
  'holders',
  'fit',
] as const;

/** The pods of `gpu fit`, as typed. */
export interface GpuFitFlags {
  replicas?: number;
  /** nvidia.com/gpu of each */
  gpus?: number;
  /** `RESOURCE=COUNT` */
  gpu?: string[];
  product?: string;
  pool?: string;
  cpu?: string;
  memory?: string;
  /** `key=value`, or several with commas */
  nodeSelector?: string[];
  /** `key[=value][:effect]`, or `any` */
  toleration?: string[];
  queue?: string;
}

/** Shows a part of what is told of accelerators, or whether pods fit. */
export interface GpuOperation {
  verb: 'gpu';
  part: (typeof gpuParts)[number];
  connection: ConnectionFlags;
  settings?: string;
  /** none: the context's own */
  namespace?: string;
  allNamespaces: boolean;
  output: OutputFormat;
  headers: boolean;
  watch: boolean;
  /** how long to watch; none: until interrupted */
  timeoutMs?: number;
  /** URL, or NAMESPACE/SERVICE:PORT; none: the environment's, else the exporters themselves */
  prometheus?: string;
  prometheusTokenFile?: string;
  /** how far to look back */
  sinceMs?: number;
  fit: GpuFitFlags;
  color: ColorChoice;
}
