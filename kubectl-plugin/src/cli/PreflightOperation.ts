import type { ColorChoice, ConnectionFlags, StatusTarget } from './Operation';
import type { OutputFormat } from './OutputFormat';

/** Checks what the next version of a service would meet. */
export interface PreflightOperation {
  verb: 'preflight';
  /** none: the one service that the file has */
  target?: StatusTarget;
  /** manifest that is to be applied, `-` for standard input; none: any next version */
  file?: string;
  connection: ConnectionFlags;
  settings?: string;
  /** none: the manifest's, else the context's own */
  namespace?: string;
  /** ids of checks that are left out */
  skip: string[];
  /** URL, or NAMESPACE/SERVICE:PORT; none: the environment's, else the pods themselves */
  prometheus?: string;
  prometheusTokenFile?: string;
  output: OutputFormat;
  color: ColorChoice;
}
