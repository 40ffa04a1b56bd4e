import {
  cleanStorageUri,
  type Known,
  type MlflowUri,
  type ModelReading,
  parseMlflowUri,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { MlflowClient } from '../mlflow/MlflowClient';
import type { MlflowModelVersion } from '../mlflow/MlflowModel';
import { modelPlaces } from '../mlflow/modelPlaces';
import { RemoteError } from './http/RemoteError';
import { readRegisteredModel } from './readRegisteredModel';
import type { ReadingOptions } from './readStoredModel';

/** @public */
export interface ResolveModelOptions extends ReadingOptions {
  /** `models:/NAME/VERSION`, `models:/NAME@ALIAS`, … */
  uri: string;
}

/** What a URI of a registry stands for at this moment. @public */
export interface ResolvedModel {
  version: MlflowModelVersion;
  /** of the run that it comes from */
  metrics: Known<Readonly<Record<string, number>>>;
  /** what a service can load it from; whether it is there is told by `reading` */
  storageUri: Known<string>;
  reading: ModelReading;
}

type VersionUri = Extract<MlflowUri, { model: string }>;

/**
 * Which version of a registered model a URI stands for, and where its files really lie, to be
 * written into a service.
 *
 * @throws RemoteError where the registry cannot be asked, or has no such model
 * @public
 */
export async function resolveModel({
  uri,
  ...options
}: ResolveModelOptions): Promise<ResolvedModel> {
  const what = `find the model ${uri}`;
  const { mlflow } = options.access;
  if (!mlflow) {
    throw new RemoteError({
      kind: 'refused',
      what,
      where: 'MLflow',
      why: 'no tracking server is configured',
      hint: 'set mlflow.url in the settings, or MLFLOW_TRACKING_URI',
    });
  }
  const client = new MlflowClient(mlflow, {
    requestTimeoutMs: options.timeoutMs,
  });
  const places = await modelPlaces(
    client,
    versionUri(uri, what, client.where),
    options,
  );
  const { version } = places;
  if (!version) {
    throw noVersion(what, client.where);
  }
  const reading = await readRegisteredModel(client, places, options);
  return {
    version,
    metrics: await metricsOf(client, version, options),
    storageUri: storageUri(reading, places.uris),
    reading,
  };
}

function versionUri(uri: string, what: string, where: string): VersionUri {
  const parsed = parseMlflowUri(uri.trim());
  if (!parsed || !('model' in parsed)) {
    throw noVersion(what, where);
  }
  return parsed;
}

function noVersion(what: string, where: string): RemoteError {
  return new RemoteError({
    kind: 'refused',
    what,
    where,
    why: 'it names no registered model',
    hint: 'write it as models:/NAME/VERSION or models:/NAME@ALIAS',
  });
}

/** Runs are deleted while the models that they made live on. */
async function metricsOf(
  client: MlflowClient,
  { runId }: MlflowModelVersion,
  { signal }: ReadingOptions,
): Promise<ResolvedModel['metrics']> {
  if (runId === undefined) {
    return unknown('the version names no run');
  }
  try {
    return (await client.run(runId, { signal })).metrics;
  } catch (error) {
    if (error instanceof RemoteError) {
      return unknown(error.message);
    }
    throw error;
  }
}

/** Only MLflow's own clients understand where a tracking server hands files on. */
function storageUri(
  reading: ModelReading,
  uris: readonly string[],
): Known<string> {
  if (reading.state === 'absent') {
    return unknown(reading.why);
  }
  const uri =
    reading.state === 'read'
      ? reading.location
      : cleanStorageUri(uris[0] ?? '');
  return /^(?:s3|gs|https|hf|abfss?|wasbs?|hdfs|webhdfs|pvc|oci):\/\//.test(uri)
    ? uri
    : unknown(
        `its files lie at ${uri}, which no model server loads from; let MLflow write to an object store`,
      );
}
