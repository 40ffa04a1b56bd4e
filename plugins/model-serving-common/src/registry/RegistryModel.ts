import type { Known } from '../model/known';

/** What a URI of a model registry stands for at this moment. @public */
export interface RegistryModel {
  name: string;
  version: string;
  aliases: readonly string[];
  /** what a service can load it from: where its files were found, or where they should be */
  storageUri: Known<string>;
  /** whether files of a model were found there; unknown: they could not be looked for */
  found: Known<boolean>;
}
