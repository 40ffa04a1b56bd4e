/** One request to an API server: it reads, unless there is something to write. */
export interface KubeRequest {
  /** path and query */
  path: string;
  /** for errors, e.g. "list pods" */
  what: string;
  /** for errors, e.g. "namespace fraud" */
  where?: string;
  accept?: string;
  /** absent: GET */
  patch?: PatchBody;
  /** a question that is too long for a path, sent by POST; it reads, as GET does */
  question?: string;
  signal?: AbortSignal;
}

export interface PatchBody {
  contentType: string;
  json: string;
}
