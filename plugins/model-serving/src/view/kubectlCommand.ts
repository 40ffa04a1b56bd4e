import type { ModelService } from '@modeldeck/plugin-model-serving-common';

type Place = Pick<ModelService, 'cluster' | 'namespace' | 'objects'>;

/**
 * Kinds that several projects have, of which kubectl takes one: without its group, `service` is the
 * core's, and a `pipeline` may be anybody's.
 */
const AMBIGUOUS_KINDS: ReadonlySet<string> = new Set([
  'Experiment',
  'Model',
  'Pipeline',
  'Server',
  'Service',
]);

/**
 * The command that shows the object a finding is about; undefined when the subject does not name
 * one, since nobody should paste what a cluster made up.
 */
export function describeCommand(
  subject: string,
  place: Place,
): string | undefined {
  const match = /^([A-Za-z][A-Za-z0-9.]*)\/([a-z0-9][a-z0-9.:-]*)$/.exec(
    subject,
  );
  return match
    ? kubectl(place, [
        'describe',
        `${resourceOf(match[1]!, match[2]!, place)}/${match[2]}`,
      ])
    : undefined;
}

function resourceOf(kind: string, name: string, { objects }: Place): string {
  const object = objects.find(
    other => other.kind === kind && other.name === name,
  );
  const [group, version] = object?.apiVersion.split('/') ?? [];
  return AMBIGUOUS_KINDS.has(kind) && version !== undefined
    ? `${kind.toLowerCase()}.${group}`
    : kind.toLowerCase();
}

/** The kubectl commands that a fix names in backticks: where it leaves a choice, all of them. */
export function commandsOfFix(fix: string): string[] {
  return [...fix.matchAll(/`(kubectl [^`]+)`/g)].map(([, command]) => command!);
}

/** The same service in the terminal. */
export function statusCommand(service: ModelService): string {
  return kubectl(service, ['model', 'status', service.name]);
}

function kubectl(
  { cluster, namespace }: Pick<Place, 'cluster' | 'namespace'>,
  words: string[],
): string {
  return ['kubectl', ...words, '-n', namespace, '--context', cluster]
    .map(shellWord)
    .join(' ');
}

/** A word that a POSIX shell takes as it is, whatever it holds. */
function shellWord(word: string): string {
  return /^[A-Za-z0-9_./:@%+=,-]+$/.test(word)
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}
