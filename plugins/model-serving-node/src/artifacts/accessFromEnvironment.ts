import type {
  ArtifactSettings,
  MlflowSettings,
} from '@modeldeck/plugin-model-serving-common';
import type { MlflowAccess } from '../mlflow/MlflowServer';
import type { ArtifactAccess, S3Access } from './ArtifactAccess';
import { RemoteError } from './http/RemoteError';

/** @public */
export interface EnvironmentAccessOptions {
  env: Readonly<Record<string, string | undefined>>;
  settings?: ArtifactSettings;
  readFile(path: string): Promise<string>;
}

/**
 * Access as the person has it who asks: settings say where, the variables that the stores' own
 * tools use say who, and where too as far as settings do not.
 *
 * @throws RemoteError when a file of certificates cannot be read
 * @public
 */
export async function accessFromEnvironment(
  options: EnvironmentAccessOptions,
): Promise<ArtifactAccess> {
  const { env, settings } = options;
  const mlflow = await mlflowAccess(options);
  const gcsToken =
    env.GOOGLE_OAUTH_ACCESS_TOKEN || env.CLOUDSDK_AUTH_ACCESS_TOKEN;
  return {
    ...(mlflow && { mlflow }),
    s3: await s3Access(options),
    gcs: { ...(gcsToken && { token: gcsToken }) },
    huggingFace: {
      ...given('url', settings?.huggingFaceUrl || env.HF_ENDPOINT),
      ...given('token', env.HF_TOKEN),
    },
    hosts: settings?.hosts ?? [],
  };
}

async function mlflowAccess({
  env,
  settings,
  readFile,
}: EnvironmentAccessOptions): Promise<MlflowAccess | undefined> {
  const url = URL.parse(settings?.mlflow?.url || env.MLFLOW_TRACKING_URI || '');
  // MLflow has the folder of a local store there, too.
  if (!url || !['http:', 'https:'].includes(url.protocol)) {
    return undefined;
  }
  const authorization = authorizationOf(url, env, settings?.mlflow);
  const caFile =
    settings?.mlflow?.caFile || env.MLFLOW_TRACKING_SERVER_CERT_PATH;
  return {
    url: `${url.origin}${url.pathname}`,
    ...given('authorization', authorization),
    ...(caFile && { ca: await certificates(caFile, readFile) }),
    skipVerify:
      settings?.mlflow?.skipTLSVerify ??
      env.MLFLOW_TRACKING_INSECURE_TLS === 'true',
  };
}

/** A user with a password counts before a token, as MLflow's own client has it. */
function authorizationOf(
  url: URL,
  env: EnvironmentAccessOptions['env'],
  settings: MlflowSettings | undefined,
): string | undefined {
  const user =
    env[settings?.usernameEnv ?? 'MLFLOW_TRACKING_USERNAME'] ||
    decodeURIComponent(url.username);
  const password =
    env[settings?.passwordEnv ?? 'MLFLOW_TRACKING_PASSWORD'] ||
    decodeURIComponent(url.password);
  if (user && password) {
    return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  }
  const token = env[settings?.tokenEnv ?? 'MLFLOW_TRACKING_TOKEN'];
  return token ? `Bearer ${token}` : undefined;
}

async function s3Access({
  env,
  settings,
  readFile,
}: EnvironmentAccessOptions): Promise<S3Access> {
  const endpoint =
    settings?.s3?.endpoint ||
    env.AWS_ENDPOINT_URL_S3 ||
    env.AWS_ENDPOINT_URL ||
    env.MLFLOW_S3_ENDPOINT_URL;
  const region =
    settings?.s3?.region || env.AWS_REGION || env.AWS_DEFAULT_REGION;
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  } = env;
  return {
    ...given('endpoint', endpoint),
    ...given('region', region),
    ...(accessKeyId &&
      secretAccessKey && {
        credentials: {
          accessKeyId,
          secretAccessKey,
          ...given('sessionToken', sessionToken),
        },
      }),
    ...(env.AWS_CA_BUNDLE && {
      ca: await certificates(env.AWS_CA_BUNDLE, readFile),
    }),
  };
}

async function certificates(
  path: string,
  readFile: EnvironmentAccessOptions['readFile'],
): Promise<string> {
  try {
    return await readFile(path);
  } catch (error) {
    throw new RemoteError(
      {
        kind: 'refused',
        what: 'read the certificates',
        where: path,
        why: (error as Error).message,
        hint: 'name another file in the settings or the environment',
      },
      { cause: error },
    );
  }
}

/** A variable that is set to nothing is as one that is not set. */
function given<K extends string>(
  key: K,
  value: string | undefined,
): Partial<Record<K, string>> {
  return value ? ({ [key]: value } as Partial<Record<K, string>>) : {};
}
