import type { Marks } from '../kubernetes/marks';
import { type Known, unknown } from '../model/known';
import type { RegistryEntry } from '../model/types';

/** What a registry can be told by. */
export interface RegisteredModel {
  /** without credentials or query */
  storageUri: Known<string>;
  /** labels and annotations of the service's objects */
  places: readonly Marks[];
}

/** Where a served model is registered, as far as its service says so. */
export function registryEntry({
  storageUri,
}: RegisteredModel): Known<RegistryEntry> {
  const [, scheme, path] =
    /^([a-z-]+):\/\/(.+)$/.exec(String(storageUri)) ?? [];
  if (scheme !== 'hf' || path === undefined) {
    return unknown('neither its storage URI nor a label names a registry');
  }
  const [model = path, version] = path.split(':');
  return {
    system: 'Hugging Face',
    model,
    version: version ?? unknown('the storage URI names no version'),
    url: `https://huggingface.co/${model}`,
  };
}
