import type { Pod } from '../kubernetes/pod';
import type { Finding } from '../model/types';
import { findingAbout, quote } from './finding';
import { kubectlCommand } from './kubectlCommand';
import { isCrashing, observedContainers } from './observedContainers';

/** kserve/kserve: pkg/constants/constants.go, StorageInitializerContainerName */
const STORAGE_INITIALIZER = 'storage-initializer';

interface Explanation {
  pattern: RegExp;
  cause: string;
  fix: string;
}

/** Words of the storage clients' own errors; the first match counts. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    pattern: /certificate|SSL|x509/,
    cause: 'the store’s certificate is not trusted',
    fix: 'give the store’s CA bundle to the storage initializer',
  },
  {
    pattern:
      /NoCredentials|Unable to locate credentials|InvalidAccessKey|SignatureDoesNotMatch/i,
    cause: 'the store’s credentials are missing or wrong',
    fix: 'check the secret that the service account refers to',
  },
  {
    pattern: /AccessDenied|Forbidden|Unauthorized|\b40[13]\b|permission/i,
    cause: 'the store refuses access',
    fix: 'let the credentials of the service account read this path',
  },
  {
    pattern: /NoSuchBucket|bucket .*not exist/i,
    cause: 'the bucket does not exist',
    fix: 'correct the bucket in the storage URI',
  },
  {
    pattern: /NoSuchKey|not found|not exist|no such file|no model|\b404\b/i,
    cause: 'there is nothing at that path',
    fix: 'correct the path in the storage URI',
  },
  {
    pattern:
      /resolve|Name or service|Max retries|timed? ?out|refused|unreachable|EndpointConnection/i,
    cause: 'the store cannot be reached',
    fix: 'check the endpoint, DNS and the NetworkPolicies of the namespace',
  },
  {
    pattern: /No space left|disk quota|ephemeral-storage/i,
    cause: 'the model does not fit on the disk',
    fix: 'give the pod more ephemeral storage',
  },
];

/** The init container that fetches the model does not get it. @public */
export function storageInitializer(pod: Pod): Finding | undefined {
  const container = observedContainers(pod).find(
    c => c.init && c.name === STORAGE_INITIALIZER && isCrashing(c),
  );
  if (!container) {
    return undefined;
  }
  const { ended, restartCount } = container;
  const message = ended?.message ?? '';
  const known = EXPLANATIONS.find(({ pattern }) => pattern.test(message));
  const previous = container.waiting ? ['--previous'] : [];
  const logs = kubectlCommand(
    pod,
    'logs',
    pod.metadata.name,
    '-c',
    STORAGE_INITIALIZER,
    ...previous,
  );
  return findingAbout(pod, {
    rule: 'storage-initializer-failed',
    severity: 'error',
    cause: `the model cannot be fetched from its storage URI${
      known ? `: ${known.cause}` : ''
    }`,
    evidence: [
      {
        source: 'container',
        detail: `init container "${STORAGE_INITIALIZER}": exit code ${
          ended?.exitCode ?? 'unknown'
        }, ${restartCount} restarts`,
      },
      { source: 'container', detail: quote(message, { keep: 'end' }) },
    ],
    fix: `${known?.fix ?? 'read what the store answered'}; see ${logs}`,
  });
}
