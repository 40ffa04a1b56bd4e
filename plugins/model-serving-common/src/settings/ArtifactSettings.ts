/**
 * Where the files of models may be looked into. Secrets are not among it: a settings file is
 * shared, so that it only names the environment variables that hold them.
 *
 * @public
 */
export interface ArtifactSettings {
  mlflow?: MlflowSettings;
  /** of `s3://`; what is not given is as the environment has it for AWS' own tools */
  s3?: { endpoint?: string; region?: string };
  /** in place of the public hub */
  huggingFaceUrl?: string;
  /** those whose `https://` addresses may be asked: a storage URI is written by whoever deploys */
  hosts?: readonly string[];
}

/** A tracking server. @public */
export interface MlflowSettings {
  url: string;
  /** names of environment variables; MLflow's own by default */
  tokenEnv?: string;
  usernameEnv?: string;
  passwordEnv?: string;
  /** PEM of the authority that signed the server's certificate */
  caFile?: string;
  skipTLSVerify?: boolean;
}
