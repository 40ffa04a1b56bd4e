import { matchesSelector } from '../kubernetes/labelSelector';
import { parseLabelSelector } from '../kubernetes/parseLabelSelector';
import { plainText } from '../kubernetes/plainText';
import { matchesGlob } from './matchesGlob';
import { matchesImage } from './matchesImage';
import type { RecognisableWorkload } from './RecognisableWorkload';
import type { RecognitionRule } from './RecognitionRule';

/** What a rule makes of a workload: the service it names, or why it does not hold. */
export type RuleResult =
  | { service: string; detail: string }
  | { service?: undefined; detail: string };

type Condition = (
  rule: RecognitionRule,
  workload: RecognisableWorkload,
) => string | undefined;

/** The cheap ones first; each says why it does not hold. */
const CONDITIONS: readonly Condition[] = [
  kindDiffers,
  namespaceDiffers,
  labelsDiffer,
  containersDiffer,
];

export function applyRule(
  rule: RecognitionRule,
  workload: RecognisableWorkload,
): RuleResult {
  for (const condition of CONDITIONS) {
    const failed = condition(rule, workload);
    if (failed !== undefined) {
      return { detail: plainText(failed) };
    }
  }
  const service = serviceOf(rule, workload);
  return service
    ? { service, detail: plainText(matchedBy(rule, workload)) }
    : {
        detail: plainText(
          `it has no label ${rule.serviceLabel}, which would name the service`,
        ),
      };
}

/** One endpoint of its own, whatever a label says: a Knative Service is its own service. */
function serviceOf(
  { serviceLabel }: RecognitionRule,
  { kind, metadata: { name, labels } }: RecognisableWorkload,
): string {
  if (serviceLabel === undefined || kind === 'KnativeService') {
    return plainText(name);
  }
  return Object.hasOwn(labels, serviceLabel)
    ? plainText(labels[serviceLabel] ?? '')
    : '';
}

function kindDiffers(
  { kinds }: RecognitionRule,
  { kind }: RecognisableWorkload,
): string | undefined {
  return kinds === undefined || kinds.includes(kind)
    ? undefined
    : `it is a ${kind}, not a ${kinds.join(' or ')}`;
}

function namespaceDiffers(
  { namespaces }: RecognitionRule,
  { metadata: { namespace } }: RecognisableWorkload,
): string | undefined {
  return namespaces === undefined ||
    namespaces.some(glob => matchesGlob(glob, namespace))
    ? undefined
    : `its namespace ${namespace} does not match ${namespaces.join(' or ')}`;
}

function labelsDiffer(
  { labels: text }: RecognitionRule,
  { metadata: { labels } }: RecognisableWorkload,
): string | undefined {
  if (text === undefined) {
    return undefined;
  }
  const selector = parseLabelSelector(text);
  if ('problem' in selector) {
    return selector.problem;
  }
  return matchesSelector(selector, labels)
    ? undefined
    : `its labels do not match ${text}`;
}

/** Image and port of the same container: a sidecar's port says nothing of the model server. */
function containersDiffer(
  { images, ports }: RecognitionRule,
  { containers }: RecognisableWorkload,
): string | undefined {
  if (images === undefined && ports === undefined) {
    return undefined;
  }
  const matching = containers.filter(({ image }) => isOneOf(images, image));
  if (matching.length === 0) {
    const own = containers.map(({ image }) => image).join(', ') || 'none';
    return `none of its images (${own}) matches ${images?.join(' or ')}`;
  }
  const open = matching.flatMap(container => container.ports);
  return ports === undefined || open.some(port => ports.includes(port))
    ? undefined
    : `its container ports (${open.join(', ') || 'none'}) are not ${ports.join(
        ' or ',
      )}`;
}

function isOneOf(
  images: readonly string[] | undefined,
  image: string,
): boolean {
  return (
    images === undefined || images.some(pattern => matchesImage(pattern, image))
  );
}

/** What a person would check first: the image, else the labels. */
function matchedBy(
  { images, labels }: RecognitionRule,
  { containers }: RecognisableWorkload,
): string {
  for (const pattern of images ?? []) {
    const match = containers.find(({ image }) => matchesImage(pattern, image));
    if (match) {
      return `image ${match.image} matches ${pattern}`;
    }
  }
  return `labels match ${labels ?? 'any'}`;
}
