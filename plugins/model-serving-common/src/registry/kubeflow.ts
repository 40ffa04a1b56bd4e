import { firstMark, type Marks } from '../kubernetes/marks';
import { known, orUnknown } from '../model/known';
import type { RegistryEntry } from '../model/types';
import type { RegisteredModel } from './RegisteredModel';
import { REGISTERED_MODEL } from './registryMarks';
import { registryUrl } from './registryUrl';

const SYSTEM = 'Kubeflow Model Registry';

/**
 * `model-registry://[host/]model[/version]`. The storage initializer knows a host by its own
 * configuration (kubeflow/model-registry: cmd/csi); we know one by its port, or by what follows.
 */
const MODEL_URI =
  /^model-registry:\/\/(?:[^/]+\/(?=[^/]+\/[^/])|[^/]+:\d+\/)?(?<model>[^/:]+)(?:\/(?<version>[^/]+))?\/?$/;

/** `one.two/three` may be a host and a model, or a model and its version. */
const AMBIGUOUS = /^model-registry:\/\/[^/:]*\.[^/:]*\/[^/]+\/?$/;

/** Upstream's, and Open Data Hub's; the controller's keys are set by its environment. */
const PREFIXES = ['modelregistry.kubeflow.org', 'modelregistry.opendatahub.io'];

/** A model in Kubeflow's registry, by its storage URI or by the ids its controller reads. */
export function kubeflowEntry(
  registered: RegisteredModel,
): RegistryEntry | undefined {
  const { storageUri, places } = registered;
  const uri = known(storageUri) ?? '';
  const { model, version } =
    (AMBIGUOUS.test(uri) ? undefined : MODEL_URI.exec(uri)?.groups) ?? {};
  if (model !== undefined) {
    return {
      system: SYSTEM,
      model,
      version: orUnknown(version, 'the storage URI names no version'),
      url: registryUrl(places, ''),
    };
  }
  return entryOfIds(places);
}

/** Ids are the registry's own: they link to the right page, but are no names. */
function entryOfIds(places: readonly Marks[]): RegistryEntry | undefined {
  const model = idMark(places, 'registered-model-id');
  if (model === undefined) {
    return undefined;
  }
  const version = idMark(places, 'model-version-id');
  const page = `/registered-models/${encodeURIComponent(model)}`;
  return {
    system: SYSTEM,
    model: firstMark(places, REGISTERED_MODEL) ?? `registered model ${model}`,
    version: orUnknown(
      version && `version id ${version}`,
      `no label ${PREFIXES[0]}/model-version-id`,
    ),
    url: registryUrl(
      places,
      version === undefined
        ? page
        : `${page}/versions/${encodeURIComponent(version)}`,
    ),
  };
}

function idMark(places: readonly Marks[], name: string): string | undefined {
  return firstMark(places, ...PREFIXES.map(prefix => `${prefix}/${name}`));
}
