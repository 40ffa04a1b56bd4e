/** One request to an API server. All of them only read. */
export interface KubeRequest {
  /** path and query */
  path: string;
  /** for errors, e.g. "list pods" */
  what: string;
  /** for errors, e.g. "namespace fraud" */
  where?: string;
  accept?: string;
  signal?: AbortSignal;
}
