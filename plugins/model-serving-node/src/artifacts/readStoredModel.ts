import {
  cleanStorageUri,
  isUnknown,
  type Known,
  type ModelFacts,
  type ModelReading,
  plainText,
  readHuggingFaceConfig,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import { absentModel } from './absentModel';
import type { ArtifactAccess } from './ArtifactAccess';
import { RemoteError } from './http/RemoteError';
import { parseMlmodel } from './parseMlmodel';
import type { ArtifactStore, FolderRequest } from './stores/ArtifactStore';
import { schemeOf, storeFor } from './stores/stores';

/** @public */
export interface ReadingOptions {
  access: ArtifactAccess;
  /** bounds every request; 10 s by default */
  timeoutMs?: number;
  signal?: AbortSignal;
  now?: () => Date;
}

export const REQUEST_TIMEOUT_MS = 10_000;

/** An MLmodel file of a table with ten thousand columns is smaller. */
export const LARGEST_FILE = 1024 * 1024;

/** What marks a folder as a model: MLflow's file, or that of the Hugging Face libraries. */
const MARKS = ['MLmodel', 'config.json'] as const;

/** The model in a folder of a store. Throws nothing: what keeps us from reading is the answer. */
export async function readStoredModel(
  uri: string,
  options: ReadingOptions,
): Promise<ModelReading> {
  const location = cleanStorageUri(uri);
  const [first, second] = MARKS;
  try {
    const store = storeFor(location);
    if (schemeOf(location) === 'hf') {
      return await readFile(store, location, second, options);
    }
    const reading = await readFile(store, location, first, options);
    if (reading.state !== 'absent') {
      return reading;
    }
    const other = await readFile(store, location, second, options);
    return other.state === 'read'
      ? other
      : await withNames(store, reading, options);
  } catch (error) {
    return failedReading(location, first, error);
  }
}

async function readFile(
  store: ArtifactStore,
  location: string,
  file: string,
  options: ReadingOptions,
): Promise<ModelReading> {
  try {
    const body = await store.read({
      ...folderRequest(location, options),
      file,
      maxBytes: LARGEST_FILE,
    });
    return readingOf(location, file, body);
  } catch (error) {
    return failedReading(location, file, error);
  }
}

/** What is there instead, where the store tells. */
async function withNames(
  store: ArtifactStore,
  reading: Extract<ModelReading, { state: 'absent' }>,
  options: ReadingOptions,
): Promise<ModelReading> {
  const { location } = reading;
  try {
    const names = await store.list?.(folderRequest(location, options));
    return names ? absentModel(location, MARKS[0], names) : reading;
  } catch (error) {
    if (error instanceof RemoteError) {
      return reading;
    }
    throw error;
  }
}

function folderRequest(uri: string, options: ReadingOptions): FolderRequest {
  return {
    uri,
    access: options.access,
    timeoutMs: options.timeoutMs ?? REQUEST_TIMEOUT_MS,
    signal: options.signal,
    now: options.now ?? (() => new Date()),
  };
}

/** What a file that was read says. */
export function readingOf(
  location: string,
  file: string,
  body: Buffer,
): ModelReading {
  const text = body.toString();
  const facts = file === 'MLmodel' ? parseMlmodel(text) : readConfig(text);
  return isUnknown(facts)
    ? { state: 'unknown', why: plainText(`${location}: ${facts.unknown}`) }
    : { state: 'read', location, facts };
}

function readConfig(text: string): Known<ModelFacts> {
  try {
    return readHuggingFaceConfig(JSON.parse(text));
  } catch {
    return unknown('its config.json is no JSON');
  }
}

/** Only a store that says so makes a model absent. */
export function failedReading(
  location: string,
  file: string,
  error: unknown,
): ModelReading {
  if (!(error instanceof RemoteError)) {
    throw error;
  }
  if (error.kind === 'not-found') {
    return {
      state: 'absent',
      location,
      why: `there is no ${file} at ${location}: ${error.why}`,
      hint: 'check the storage URI against what the store holds',
    };
  }
  return {
    state: 'unknown',
    why: `cannot ${error.what} from ${error.where}: ${error.why}`,
    ...(error.hint !== undefined && { hint: error.hint }),
  };
}
