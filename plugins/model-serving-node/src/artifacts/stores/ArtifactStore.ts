import type { ArtifactAccess } from '../ArtifactAccess';

export interface FolderRequest {
  /** of a folder, e.g. `s3://models/fraud/3` */
  uri: string;
  access: ArtifactAccess;
  timeoutMs: number;
  signal?: AbortSignal;
  now: () => Date;
}

export interface FileRequest extends FolderRequest {
  /** within the folder */
  file: string;
  maxBytes: number;
}

/** Where files of models lie. Its methods throw `RemoteError`. */
export interface ArtifactStore {
  /** A file; an error of the kind `not-found` means that there is none, for certain. */
  read(request: FileRequest): Promise<Buffer>;
  /**
   * The first names right below a folder, those of folders with a slash at their end. Absent: the
   * store does not tell.
   */
  list?(request: FolderRequest): Promise<string[]>;
}
