import type { ArtifactAccess } from '../ArtifactAccess';

export interface FileRequest {
  /** of a folder, e.g. `s3://models/fraud/3` */
  uri: string;
  /** within the folder */
  file: string;
  access: ArtifactAccess;
  maxBytes: number;
  timeoutMs: number;
  signal?: AbortSignal;
  now: () => Date;
}

/**
 * Reads one file below a URI of its scheme. Throws `RemoteError`; one of the kind `not-found` means
 * that the store was asked and has no such file.
 */
export type ArtifactStore = (request: FileRequest) => Promise<Buffer>;
