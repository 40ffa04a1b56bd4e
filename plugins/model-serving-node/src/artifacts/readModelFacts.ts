import {
  cleanStorageUri,
  type MlflowUri,
  type ModelReading,
  parseMlflowUri,
} from '@modeldeck/plugin-model-serving-common';
import { MlflowClient } from '../mlflow/MlflowClient';
import { modelPlaces } from '../mlflow/modelPlaces';
import { readRegisteredModel } from './readRegisteredModel';
import {
  failedReading,
  type ReadingOptions,
  readStoredModel,
} from './readStoredModel';

/** @public */
export interface ReadModelFactsOptions extends ReadingOptions {
  /** where the model is said to lie, as a service has it: `s3://…`, `models:/name/3`, … */
  uri: string;
}

/**
 * What a model says of itself, read from where it lies as far as that can be reached from here.
 * Never throws: what cannot be read is told with the reason.
 *
 * @public
 */
export async function readModelFacts({
  uri,
  ...options
}: ReadModelFactsOptions): Promise<ModelReading> {
  const parsed = parseMlflowUri(uri.trim());
  return parsed
    ? readFromMlflow(cleanStorageUri(uri), parsed, options)
    : readStoredModel(uri, options);
}

async function readFromMlflow(
  uri: string,
  parsed: MlflowUri,
  options: ReadingOptions,
): Promise<ModelReading> {
  const { mlflow } = options.access;
  if (!mlflow) {
    return {
      state: 'unknown',
      why: `${uri} is a URI of MLflow, and no tracking server is configured`,
      hint: 'set mlflow.url in the settings, or MLFLOW_TRACKING_URI',
    };
  }
  const client = new MlflowClient(mlflow, {
    requestTimeoutMs: options.timeoutMs,
  });
  try {
    const places = await modelPlaces(client, parsed, options);
    return await readRegisteredModel(client, places, options);
  } catch (error) {
    return failedReading(uri, 'model', error);
  }
}
