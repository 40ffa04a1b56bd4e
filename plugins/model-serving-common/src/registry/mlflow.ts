import { firstMark } from '../kubernetes/marks';
import { known, type Known, unknown } from '../model/known';
import type { RegistryEntry } from '../model/types';
import { type MlflowUri, parseMlflowUri } from './mlflowUri';
import type { RegisteredModel } from './RegisteredModel';
import { REGISTERED_MODEL } from './registryMarks';
import { registryUrl } from './registryUrl';

const SCHEME = /^(?:mlflow|mlflow-artifacts|models|runs):/;

/**
 * A model in MLflow's registry. A run's path names an experiment and a run, never a registered
 * model or its version, so nothing is made of it; an alias or stage moves from version to version.
 */
export function mlflowEntry({
  storageUri,
  places,
}: RegisteredModel): RegistryEntry | undefined {
  const uri = known(storageUri) ?? '';
  const marked = firstMark(places, REGISTERED_MODEL);
  if (!SCHEME.test(uri) && marked === undefined) {
    return undefined;
  }
  const named = parseMlflowUri(uri);
  const fromUri = named && 'model' in named ? named : undefined;
  const model = fromUri?.model ?? marked;
  if (model === undefined) {
    return undefined;
  }
  const version = fromUri ? uriVersion(fromUri) : markedVersion(places);
  return {
    system: 'MLflow',
    model,
    version,
    url: registryUrl(places, page(model, known(version))),
  };
}

function uriVersion(named: MlflowUri): Known<string> {
  switch (named.kind) {
    case 'version':
      return named.version;
    case 'alias':
      return moving(named.alias);
    case 'stage':
      return moving(named.stage);
    default:
      return unknown('the storage URI names no version');
  }
}

function moving(name: string): Known<string> {
  return unknown(
    `"${name}" is another version whenever somebody says so in the registry`,
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
