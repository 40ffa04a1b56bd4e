import { isUnknown } from '../model/known';
import type { RegistryModel } from './RegistryModel';

/** What a manifest names of a registered model. @public */
export interface LoadableModel {
  name: string;
  version: string;
  storageUri: string;
  /** whether its files were seen there; otherwise they could not be looked for */
  found: boolean;
}

/** @public */
export type ModelLookup =
  | { model: LoadableModel; remark: string }
  | { problem: string };

/**
 * What services load a registered model from, with one sentence for people; or why none can.
 *
 * @public
 */
export function loadableModel(
  { name, version, storageUri, found }: RegistryModel,
  options: {
    /** whether it is a problem, too, when the files cannot be looked for */
    requireFound?: boolean;
  } = {},
): ModelLookup {
  const what = `version ${version} of the model ${name}`;
  if (isUnknown(storageUri)) {
    return { problem: `No service can load ${what}: ${storageUri.unknown}` };
  }
  const model = { name, version, storageUri, found: found === true };
  if (!isUnknown(found)) {
    return { model, remark: `Services load ${what} from ${storageUri}` };
  }
  const untold = `Whether ${what} is at ${storageUri} cannot be told: ${found.unknown}`;
  return options.requireFound ? { problem: untold } : { model, remark: untold };
}
