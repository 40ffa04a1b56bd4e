import { isUnknown, type Known, known } from '../model/known';
import type { ModelService, RegistryEntry, Revision } from '../model/types';
import { registryEntry } from '../registry/registryEntry';

/** A model version, and one service that serves it. @public */
export interface ModelUse {
  /** the same for whoever serves the same version, on whichever cluster */
  key: string;
  serviceId: string;
  name: Known<string>;
  version: Known<string>;
  format: Known<string>;
  storageUri: Known<string>;
  registry: Known<RegistryEntry>;
  owner: Known<string>;
  system: Known<string>;
}

/**
 * The model versions that a service serves, each once. A retired revision serves nothing any
 * more. A version is told by what is loaded, or by its place in a registry; one that has a name
 * only could be anybody's, so it is left out.
 *
 * @public
 */
export function modelUses(service: ModelService): ModelUse[] {
  const uses = new Map<string, ModelUse>();
  const parts = [serviceModel(service), ...revisionModels(service)];
  for (const part of parts) {
    const key = versionKey(part);
    if (key !== undefined && !uses.has(key) && !isVague(part, parts)) {
      const { format, name } = service.model;
      const { id: serviceId, owner, system } = service;
      uses.set(key, { ...part, key, serviceId, name, format, owner, system });
    }
  }
  return [...uses.values()];
}

type Version = Pick<ModelUse, 'version' | 'storageUri' | 'registry'>;

function serviceModel({ model, registry }: ModelService): Version {
  const { version, storageUri } = model;
  return { version, storageUri, registry };
}

function revisionModels({ revisions }: ModelService): Version[] {
  return revisions
    .filter(({ role }) => role !== 'retired')
    .map(({ modelVersion, storageUri }: Revision) => ({
      version: modelVersion,
      storageUri,
      registry: registryEntry({ storageUri, places: [] }),
    }));
}

/** Whether another part says which version is loaded from the same place, and this one cannot. */
function isVague(
  { version, storageUri }: Version,
  parts: readonly Version[],
): boolean {
  const uri = known(storageUri);
  return (
    isUnknown(version) &&
    parts.some(
      other => known(other.storageUri) === uri && !isUnknown(other.version),
    )
  );
}

/** A registry's entry changes its link when somebody annotates it, so the link is no identity. */
function versionKey(part: Version): string | undefined {
  const uri = known(part.storageUri);
  if (uri) {
    return JSON.stringify(['uri', uri, known(part.version) ?? '']);
  }
  const entry = known(part.registry);
  const version = entry && known(entry.version);
  return entry && version !== undefined
    ? JSON.stringify(['registry', entry.system, entry.model, version])
    : undefined;
}
