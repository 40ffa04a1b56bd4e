import { firstMark } from '../kubernetes/marks';
import { known, type Known, orUnknown, unknown } from '../model/known';
import type { RegistryEntry } from '../model/types';
import type { RegisteredModel } from './RegisteredModel';
import { REGISTERED_MODEL } from './registryMarks';
import { registryUrl } from './registryUrl';

/** MLflow allows neither `/` nor `:` in a name (mlflow/mlflow: mlflow/utils/validation.py). */
const MODEL_URI =
  /^models:\/+(?<model>[^/@]+)(?:\/(?<version>\d+)|(?:\/(?<stage>[^/@]+))?|@(?<alias>[^/]+))\/?$/;

const SCHEME = /^(?:mlflow|mlflow-artifacts|models|runs):/;

/** An id of MLflow 3's logged models, which no registered model needs to stand for. */
const LOGGED_MODEL = /^m-[0-9a-f]{32}$/;

/**
 * A model in MLflow's registry. A run's path names an experiment and a run, never a registered
 * model or its version, so nothing is made of it; an alias or stage moves from version to version.
 */
export function mlflowEntry({
  storageUri,
  places,
}: RegisteredModel): RegistryEntry | undefined {
  const uri = known(storageUri) ?? '';
  const named = MODEL_URI.exec(uri)?.groups;
  const marked = firstMark(places, REGISTERED_MODEL);
  if (!SCHEME.test(uri) && marked === undefined) {
    return undefined;
  }
  const fromUri =
    named?.model && !LOGGED_MODEL.test(named.model)
      ? decoded(named.model)
      : undefined;
  const model = fromUri ?? marked;
  if (model === undefined) {
    return undefined;
  }
  const version =
    fromUri === undefined ? markedVersion(places) : uriVersion(named);
  return {
    system: 'MLflow',
    model,
    version,
    url: registryUrl(places, page(model, known(version))),
  };
}

function uriVersion(named: Record<string, string> | undefined): Known<string> {
  const moving = named?.alias ?? named?.stage;
  return orUnknown(
    named?.version,
    moving === undefined
      ? 'the storage URI names no version'
      : `"${moving}" is another version whenever somebody says so in the registry`,
  );
}

function markedVersion(places: RegisteredModel['places']): Known<string> {
  const version = firstMark(places, 'modeldeck.io/model-version');
  return version !== undefined && /^\d+$/.test(version)
    ? version
    : unknown('the label modeldeck.io/model-version holds no number');
}

function page(model: string, version: string | undefined): string {
  const path = `/#/models/${encodeURIComponent(model)}`;
  return version === undefined ? path : `${path}/versions/${version}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
