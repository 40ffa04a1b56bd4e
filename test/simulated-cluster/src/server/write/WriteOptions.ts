/** How a write is to be done and recorded. */
export interface WriteOptions {
  dryRun: boolean;
  /** recorded in managedFields; undefined records nothing */
  fieldManager: string | undefined;
  subresource: '' | 'status' | 'scale';
  /** the API version the writer speaks */
  apiVersion: string;
}

export interface DeleteOptions {
  dryRun: boolean;
  propagationPolicy: string | undefined;
  preconditions: { uid?: string; resourceVersion?: string };
}
