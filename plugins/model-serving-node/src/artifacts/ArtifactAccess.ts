import type { MlflowAccess } from '../mlflow/MlflowServer';

/** @public */
export interface S3Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** @public */
export interface S3Access {
  /** of a store other than AWS, e.g. MinIO; buckets are then part of the path */
  endpoint?: string;
  /** `us-east-1` by default */
  region?: string;
  /** without them only what everybody may read is read */
  credentials?: S3Credentials;
  /** PEM of the authority that signed the endpoint's certificate */
  ca?: string;
}

/**
 * Where the files of models may be looked into, and as whom. A storage URI is written by whoever
 * deploys a model, so it never decides on a host: hosts come from here, or belong to the scheme.
 *
 * @public
 */
export interface ArtifactAccess {
  mlflow?: MlflowAccess;
  s3?: S3Access;
  gcs?: {
    /** in place of Google's own */
    url?: string;
    /** an OAuth access token */
    token?: string;
  };
  huggingFace?: {
    /** in place of the public hub */
    url?: string;
    token?: string;
  };
  /** `host` or `host:port` of which `https://` addresses may be read */
  hosts?: readonly string[];
}
