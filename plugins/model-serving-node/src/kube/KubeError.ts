import {
  plainText,
  textWithoutCredentials,
} from '@modeldeck/plugin-model-serving-common';

/** What a caller may decide on: retry, exit code, gap or absence. @public */
export type KubeErrorKind =
  | 'kubeconfig'
  | 'unreachable'
  | 'timeout'
  | 'aborted'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'not-served'
  | 'conflict'
  | 'gone'
  | 'invalid'
  | 'throttled'
  | 'server'
  | 'malformed';

/** One thing that an API server objects to. @public */
export interface KubeErrorCause {
  /** e.g. `FieldManagerConflict` */
  reason: string;
  /** as the server writes paths, e.g. `.spec.replicas` */
  field: string;
  message: string;
}

/** @public */
export interface KubeErrorDetails {
  kind: KubeErrorKind;
  /** the cluster's name as the user knows it: the context; empty before one is chosen */
  cluster: string;
  /** what was attempted, e.g. "list pods" */
  what: string;
  /** e.g. "namespace fraud"; absent: the whole cluster */
  where?: string;
  why: string;
  /** what to do next, one imperative sentence without a full stop */
  hint?: string;
  /** HTTP status, where the server answered at all */
  status?: number;
  retryAfterMs?: number;
  /** what the server objects to, one by one, where it says so; not plain text */
  causes?: readonly KubeErrorCause[];
}

/**
 * Something that could not be had from a cluster. The message is one line for a person; it holds
 * no credential and nothing that a terminal would interpret.
 *
 * @public
 */
export class KubeError extends Error {
  readonly kind: KubeErrorKind;
  readonly cluster: string;
  readonly what: string;
  readonly where: string | undefined;
  readonly why: string;
  readonly hint: string | undefined;
  readonly status: number | undefined;
  readonly retryAfterMs: number | undefined;
  readonly causes: readonly KubeErrorCause[];

  constructor(details: KubeErrorDetails, options?: ErrorOptions) {
    const why = plainText(textWithoutCredentials(details.why));
    super(sentence({ ...details, why }), options);
    this.name = 'KubeError';
    this.kind = details.kind;
    this.cluster = details.cluster;
    this.what = details.what;
    this.where = details.where;
    this.why = why;
    this.hint = details.hint;
    this.status = details.status;
    this.retryAfterMs = details.retryAfterMs;
    this.causes = details.causes ?? [];
  }
}

/** Whether the cluster itself cannot be talked to, so that asking it more is pointless. @public */
export function isClusterFailure(error: unknown): error is KubeError {
  return (
    error instanceof KubeError &&
    ['kubeconfig', 'unreachable', 'timeout', 'unauthorized'].includes(
      error.kind,
    )
  );
}

function sentence(details: KubeErrorDetails): string {
  const { cluster, what, where, why, hint } = details;
  const place = where ? ` in ${where}` : '';
  const prefix = cluster ? `${plainText(cluster)}: ` : '';
  const line = `${prefix}cannot ${plainText(what)}${
    plainText(place) && place
  }: ${why}`;
  return hint ? `${line.replace(/\.$/, '')}; ${hint}` : line;
}
