/** A version of a registered model. @public */
export interface MlflowModelVersion {
  name: string;
  version: string;
  /** `READY`, `PENDING_REGISTRATION` or `FAILED_REGISTRATION` */
  status: string;
  statusMessage?: string;
  /** of former days; aliases have taken their place */
  stage?: string;
  /** where it came from when it was registered, which need not be where it lies */
  source: string;
  runId?: string;
  /** of MLflow 3, `m-…` */
  modelId?: string;
  aliases: readonly string[];
  tags: Readonly<Record<string, string>>;
  /** epoch milliseconds */
  createdAt?: number;
}

/** @public */
export interface MlflowRegisteredModel {
  name: string;
  description?: string;
  tags: Readonly<Record<string, string>>;
  /** the version that each of them names now */
  aliases: Readonly<Record<string, string>>;
  /** the newest one of each stage */
  latestVersions: readonly MlflowModelVersion[];
  updatedAt?: number;
}

/** What a training run left behind. @public */
export interface MlflowRun {
  runId: string;
  artifactUri: string;
  metrics: Readonly<Record<string, number>>;
  tags: Readonly<Record<string, string>>;
  /** of the models that it logged; MLflow 3 */
  modelIds: readonly string[];
}

/** A model of MLflow 3, which need not be registered. @public */
export interface MlflowLoggedModel {
  modelId: string;
  name: string;
  artifactUri: string;
  /** `LOGGED_MODEL_READY`, `LOGGED_MODEL_PENDING` or `LOGGED_MODEL_UPLOAD_FAILED` */
  status: string;
  runId?: string;
  metrics: Readonly<Record<string, number>>;
}
