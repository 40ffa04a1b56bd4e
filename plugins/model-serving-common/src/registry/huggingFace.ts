import { known, orUnknown } from '../model/known';
import type { RegistryEntry } from '../model/types';
import type { RegisteredModel } from './RegisteredModel';

/** kserve/kserve: python/storage, `hf://org/model[:revision]` */
const MODEL_URI = /^hf:\/\/(?<model>[\w.-]+\/[\w.-]+)(?::(?<revision>[^:]+))?$/;

/** A model on the Hugging Face Hub. */
export function huggingFaceEntry({
  storageUri,
}: RegisteredModel): RegistryEntry | undefined {
  const { model, revision } =
    MODEL_URI.exec(known(storageUri) ?? '')?.groups ?? {};
  if (model === undefined) {
    return undefined;
  }
  const page = `https://huggingface.co/${model}`;
  return {
    system: 'Hugging Face',
    model,
    version: orUnknown(revision, 'the storage URI names no version'),
    url:
      revision === undefined
        ? page
        : `${page}/tree/${encodeURIComponent(revision)}`,
  };
}
