/** What a kustomization asks for, of the few things that are built here. */
export interface Kustomization {
  /** as it stands in the file that the folder has */
  file: string;
  /** files and folders, relative to its own */
  resources: readonly string[];
  configMaps: readonly ConfigMapRequest[];
  patches: readonly TargetedPatch[];
  namespace: string | undefined;
  nameSuffix: string | undefined;
}

export interface ConfigMapRequest {
  name: string;
  /** relative to the kustomization's folder, by key */
  files: ReadonlyMap<string, string>;
}

export interface TargetedPatch {
  kind: string | undefined;
  name: string | undefined;
  operations: readonly PatchOperation[];
}

/** RFC 6902. */
export interface PatchOperation {
  op: 'add' | 'replace' | 'remove' | 'copy';
  path: string;
  from?: string;
  value?: unknown;
}
