import { type Known, orUnknown } from '../model/known';
import type { RegistryEntry } from '../model/types';
import { huggingFaceEntry } from './huggingFace';
import { kubeflowEntry } from './kubeflow';
import { mlflowEntry } from './mlflow';
import type { RegisteredModel } from './RegisteredModel';

/** A storage URI says what is loaded, so registries that it names come before labels. */
const READERS = [huggingFaceEntry, kubeflowEntry, mlflowEntry];

/**
 * Where a served model is registered, as far as its service says so. A bucket, a volume and an
 * image are places where files lie and no registries.
 */
export function registryEntry(
  registered: RegisteredModel,
): Known<RegistryEntry> {
  for (const read of READERS) {
    const entry = read(registered);
    if (entry) {
      return entry;
    }
  }
  return orUnknown<RegistryEntry>(
    undefined,
    'neither its storage URI nor a label names a registry',
  );
}
