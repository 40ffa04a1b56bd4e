import type {
  PolicyFieldName,
  StartCanaryRequest,
} from '@modeldeck/plugin-model-serving-common';
import type { AlertsOperation } from './AlertsOperation';
import type { GpuOperation } from './GpuOperation';
import type { OutputFormat } from './OutputFormat';
import type { PreflightOperation } from './PreflightOperation';

/** Which clusters to talk to, and as whom: kubectl's own flags. */
export interface ConnectionFlags {
  kubeconfig?: string;
  /** none: the current context */
  contexts: string[];
  allContexts: boolean;
  cluster?: string;
  user?: string;
  token?: string;
  server?: string;
  as?: string;
  asGroups: string[];
  certificateAuthority?: string;
  clientCertificate?: string;
  clientKey?: string;
  insecureSkipTlsVerify: boolean;
  tlsServerName?: string;
  /** 0: wait for ever */
  requestTimeoutMs: number;
  /** objects per page of a list; 0: all at once */
  chunkSize: number;
}

export type ColorChoice = 'auto' | 'always' | 'never';

export interface StatusTarget {
  name: string;
  /** kind, plural or short name, as typed before the slash */
  type?: string;
}

export interface StatusOperation {
  verb: 'status';
  target?: StatusTarget;
  connection: ConnectionFlags;
  /** file that says how services are read; none: the environment's or the user's own */
  settings?: string;
  /** say by which rule the target is a model service, or why it is none */
  why: boolean;
  /** none: the context's own */
  namespace?: string;
  allNamespaces: boolean;
  selector?: string;
  output: OutputFormat;
  headers: boolean;
  sortBy?: string;
  watch: boolean;
  watchEvents: boolean;
  /** how long to watch; none: until interrupted */
  timeoutMs?: number;
  color: ColorChoice;
}

/** The weights that were asked for: of the canary alone, or of every revision by name. */
export type WantedWeights =
  | { canary: number }
  | { byRevision: Readonly<Record<string, number>> };

export type CanaryAction =
  | { action: 'promote'; full: boolean }
  | { action: 'rollback' | 'pause' | 'resume' }
  | { action: 'set-weight'; weights: WantedWeights }
  /** the storage URI may be the name of a version in a model registry */
  | StartCanaryRequest;

/** What changes the traffic of a service. */
export interface ActOperation {
  verb: 'act';
  wanted: CanaryAction;
  target: StatusTarget;
  connection: ConnectionFlags;
  settings?: string;
  /** none: the context's own */
  namespace?: string;
  /** write without asking */
  yes: boolean;
  dryRun: 'none' | 'client' | 'server';
  /** how long to wait for the traffic to follow; 0: not at all */
  timeoutMs: number;
  output: OutputFormat;
  color: ColorChoice;
}

/** What is demanded of a canary, as typed, by the names of the annotations. */
export type PolicyFlags = Partial<Record<PolicyFieldName, string>>;

/** Judges a canary, or lists all that are in flight. */
export interface CanaryOperation {
  verb: 'canary';
  /** none: all that are in flight */
  target?: StatusTarget;
  connection: ConnectionFlags;
  settings?: string;
  /** none: the context's own */
  namespace?: string;
  allNamespaces: boolean;
  selector?: string;
  output: OutputFormat;
  headers: boolean;
  /** until it is decided */
  watch: boolean;
  /** how long to watch; none: until it is decided or interrupted */
  timeoutMs?: number;
  /** URL, or NAMESPACE/SERVICE:PORT; none: the environment's, else the pods themselves */
  prometheus?: string;
  prometheusTokenFile?: string;
  /** how far to look back; none: to when the canary began */
  sinceMs?: number;
  /** how long to ask the pods, which know nothing of what was before */
  forMs: number;
  /** file in which the evidence is kept between runs */
  state?: string;
  policy: PolicyFlags;
  /** print what judges it in the cluster, instead of judging */
  manifest?: 'job' | 'cronjob' | 'argo-step';
  image?: string;
  color: ColorChoice;
}

/** Makes a project from a template. */
export interface NewOperation {
  verb: 'new';
  /** name, folder or Git URL */
  template: string;
  /** none: named for what is made */
  folder?: string;
  /** answers, each `key=value` */
  set: string[];
  /** file with answers */
  values?: string;
  settings?: string;
  /** ask nothing */
  yes: boolean;
  dryRun: boolean;
  force: boolean;
  output: OutputFormat;
  color: ColorChoice;
}

/** Lists templates, or explains one. */
export interface TemplatesOperation {
  verb: 'templates';
  /** name, folder or Git URL; none: all of ours */
  template?: string;
  output: OutputFormat;
  headers: boolean;
  color: ColorChoice;
}

export interface VersionOperation {
  verb: 'version';
  clientOnly: boolean;
  connection: ConnectionFlags;
  output: OutputFormat;
}

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

export interface CompletionOperation {
  verb: 'completion';
  shell: Shell;
}

/** Asked by a shell: what may stand for the last of these words? */
export interface CompleteOperation {
  verb: 'complete';
  words: string[];
}

/** Text for stdout and nothing else to do. */
export interface HelpOperation {
  verb: 'help';
  text: string;
}

/** The arguments make no sense; `message` says which and why. */
export interface UsageErrorOperation {
  verb: 'usage-error';
  message: string;
}

export type Operation =
  | StatusOperation
  | ActOperation
  | CanaryOperation
  | PreflightOperation
  | GpuOperation
  | AlertsOperation
  | NewOperation
  | TemplatesOperation
  | VersionOperation
  | CompletionOperation
  | CompleteOperation
  | HelpOperation
  | UsageErrorOperation;
