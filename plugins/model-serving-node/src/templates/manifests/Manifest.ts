/** A document of a project that a cluster could hold. @public */
export interface Manifest {
  /** the file that it stands in, as a path within the project */
  file: string;
  apiVersion: string;
  kind: string;
  name: string;
  /** absent: that of whoever applies it */
  namespace?: string;
  document: Readonly<Record<string, unknown>>;
}

/** What is wrong in a file of manifests, and where. @public */
export interface ManifestProblem {
  file: string;
  /** the object in the file, as `Kind/name`; absent: the file as a whole */
  object?: string;
  /** dotted path from the object's root */
  field?: string;
  reason: string;
}
