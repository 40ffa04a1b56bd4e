/** What a request proves its sender with. @public */
export interface Credential {
  /** value of the Authorization header */
  authorization?: string;
  /** PEM */
  cert?: string | Buffer;
  /** PEM */
  key?: string | Buffer;
}

/**
 * Where credentials come from. They may change over time: tokens rotate, plugins issue new ones.
 *
 * @public
 */
export interface CredentialSource {
  /** The credential to use now; cheap when nothing has changed. */
  current(signal?: AbortSignal): Promise<Credential>;
  /**
   * Told when the server rejected what `current` gave. True when the next `current` may give
   * something else, so that asking once more makes sense.
   */
  rejected(): boolean;
}

/** Credentials that never change. @public */
export function fixedCredential(credential: Credential): CredentialSource {
  return {
    current: async () => credential,
    rejected: () => false,
  };
}
