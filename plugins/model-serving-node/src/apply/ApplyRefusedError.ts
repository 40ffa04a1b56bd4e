import { plainText } from '@modeldeck/plugin-model-serving-common';

/** What is not applied, and why. Nothing has been written. @public */
export class ApplyRefusedError extends Error {
  override readonly name = 'ApplyRefusedError';

  constructor(
    message: string,
    /** `usage`: the documents are to be changed; `conflict`: it is up to what the cluster has */
    readonly kind: 'usage' | 'conflict',
  ) {
    super(plainText(message));
  }
}
