import type { Pod } from '../kubernetes/pod';
import type { Finding } from '../model/types';
import { findingAbout, quote } from './finding';
import { kubectlCommand } from './kubectlCommand';
import { observedContainers } from './observedContainers';

const REASONS = new Set([
  'ErrImageNeverPull',
  'ErrImagePull',
  'ImageInspectError',
  'ImagePullBackOff',
  'InvalidImageName',
  'RegistryUnavailable',
  'SignatureValidationFailed',
]);

interface Explanation {
  pattern: RegExp;
  cause: string;
  fix: string;
}

/** What registries and runtimes write; the first match counts. */
const EXPLANATIONS: readonly Explanation[] = [
  {
    pattern: /no match for platform|no matching manifest/i,
    cause: 'it is not built for the node’s architecture',
    fix: 'build the image for this platform or select other nodes',
  },
  {
    pattern: /too ?many ?requests|\b429\b|rate limit/i,
    cause: 'the registry limits how often it may be pulled',
    fix: 'pull with an account (imagePullSecrets) or through a mirror',
  },
  {
    pattern: /unauthori[sz]ed|denied|authentication|forbidden|\b40[13]\b/i,
    cause: 'the registry refuses access, or the repository does not exist',
    fix: 'check the image’s name and the imagePullSecrets of the pod’s service account',
  },
  {
    pattern: /not found|manifest unknown|name unknown|\b404\b/i,
    cause: 'the registry has no such image or tag',
    fix: 'correct the image’s name or tag, or push it',
  },
  {
    pattern:
      /no such host|i\/o timeout|timed? ?out|connection refused|x509|tls/i,
    cause: 'the registry cannot be reached from the node',
    fix: 'check the registry’s address, its certificate and the node’s network',
  },
];

/** A container whose image the node cannot get. @public */
export function imagePull(pod: Pod): Finding | undefined {
  const container = observedContainers(pod).find(c =>
    REASONS.has(c.waiting?.reason ?? ''),
  );
  if (!container?.waiting) {
    return undefined;
  }
  const { title, name, waiting } = container;
  const spec = [...pod.containers, ...pod.initContainers].find(
    c => c.name === name,
  );
  // ImagePullBackOff often repeats no more than the image's name.
  const known = EXPLANATIONS.find(e =>
    e.pattern.test(withoutImage(waiting.message)),
  );
  return findingAbout(pod, {
    rule: 'image-pull-failed',
    severity: 'error',
    cause: `the image "${
      spec?.image || container.image
    }" of ${title} cannot be pulled${known ? `: ${known.cause}` : ''}`,
    evidence: [
      {
        source: 'container',
        detail: `${title}: ${waiting.reason} ${quote(waiting.message)}`,
      },
    ],
    fix: `${known?.fix ?? 'read the registry’s answer'}; ${kubectlCommand(
      pod,
      'describe',
      'pod',
      pod.metadata.name,
    )} shows each attempt`,
  });
}

/** An image named `acme/404-detector` must not read as an answer of the registry. */
function withoutImage(message: string): string {
  return message.replace(/"[^"]*"/g, '').replace(/\S+\/\S+:\S+/g, '');
}
