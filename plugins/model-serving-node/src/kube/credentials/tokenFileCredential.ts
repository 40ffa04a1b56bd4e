import { readFile } from 'node:fs/promises';
import { KubeError } from '../KubeError';
import type { Credential, CredentialSource } from './CredentialSource';

/**
 * A token that somebody else rotates, such as a pod's service account token: read anew for every
 * request, since a kept one stops working within the hour.
 */
export function tokenFileCredential(options: {
  cluster: string;
  file: string;
  /** sent along with the token */
  certificate?: Credential;
}): CredentialSource {
  const { cluster, file, certificate } = options;
  let sent = '';
  return {
    async current() {
      try {
        sent = (await readFile(file, 'utf8')).trim();
      } catch (error) {
        throw new KubeError(
          {
            kind: 'kubeconfig',
            cluster,
            what: `read the token file ${file}`,
            why: String((error as NodeJS.ErrnoException).code),
            hint: 'check that the file is there and readable',
          },
          { cause: error },
        );
      }
      return { ...certificate, authorization: `Bearer ${sent}` };
    },
    rejected: () => sent !== '',
  };
}
