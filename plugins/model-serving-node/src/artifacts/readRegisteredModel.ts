import {
  cleanStorageUri,
  type ModelReading,
  parseMlflowUri,
} from '@modeldeck/plugin-model-serving-common';
import type { MlflowClient } from '../mlflow/MlflowClient';
import type { ModelPlaces } from '../mlflow/modelPlaces';
import { absentModel } from './absentModel';
import { RemoteError } from './http/RemoteError';
import {
  failedReading,
  LARGEST_FILE,
  type ReadingOptions,
  readingOf,
  readStoredModel,
} from './readStoredModel';

const FILE = 'MLmodel';

/**
 * The model at the first of several places that has one. Where a store cannot be read from here,
 * the registry is asked to hand on the file. Absent only where no place has one, for certain.
 */
export async function readRegisteredModel(
  client: MlflowClient,
  places: ModelPlaces,
  options: ReadingOptions,
): Promise<ModelReading> {
  const readings: ModelReading[] = [];
  for (const uri of places.uris) {
    const reading = await readPlace(client, uri, options);
    if (reading.state === 'read') {
      return reading;
    }
    readings.push(reading);
  }
  const unreadable = readings.find(({ state }) => state === 'unknown');
  if (unreadable && places.fromServer) {
    const location = cleanStorageUri(places.uris[0] ?? client.where);
    const handedOn = await attempt(location, () =>
      places.fromServer?.(FILE, { ...options, maxBytes: LARGEST_FILE }),
    );
    if (handedOn.state === 'read') {
      return handedOn;
    }
  }
  return unreadable ?? absentFrom(client, readings);
}

function absentFrom(
  client: MlflowClient,
  readings: readonly ModelReading[],
): ModelReading {
  const [first, ...others] = readings.filter(({ state }) => state === 'absent');
  if (first?.state !== 'absent') {
    return {
      state: 'absent',
      location: client.where,
      why: `MLflow (${client.where}) does not tell where the model lies`,
      hint: 'register it again',
    };
  }
  const elsewhere = others.flatMap(reading =>
    reading.state === 'absent' ? reading.location : [],
  );
  return elsewhere.length === 0
    ? first
    : { ...first, why: `${first.why}, nor is one at ${elsewhere.join(', ')}` };
}

async function readPlace(
  client: MlflowClient,
  uri: string,
  options: ReadingOptions,
): Promise<ModelReading> {
  const parsed = parseMlflowUri(uri);
  if (parsed?.kind !== 'artifact') {
    return readStoredModel(uri, options);
  }
  const reading = await attempt(uri, () =>
    client.artifact(`${parsed.path}/${FILE}`, {
      ...options,
      maxBytes: LARGEST_FILE,
    }),
  );
  return reading.state === 'unknown'
    ? listed(client, parsed.path, { uri, reading, options })
    : reading;
}

/**
 * A server that hands on files answers with a failure of its own where a store has no such file
 * (mlflow/mlflow: mlflow/server/handlers.py). What the folder holds tells it apart.
 */
async function listed(
  client: MlflowClient,
  folder: string,
  failed: { uri: string; reading: ModelReading; options: ReadingOptions },
): Promise<ModelReading> {
  const { uri, reading, options } = failed;
  try {
    const names = await client.artifactNames(folder, options);
    return names.includes(FILE) ? reading : absentModel(uri, FILE, names);
  } catch (error) {
    if (error instanceof RemoteError) {
      return reading;
    }
    throw error;
  }
}

async function attempt(
  location: string,
  read: () => Promise<Buffer> | undefined,
): Promise<ModelReading> {
  try {
    const body = await read();
    return readingOf(location, FILE, body ?? Buffer.alloc(0));
  } catch (error) {
    return failedReading(location, FILE, error);
  }
}
