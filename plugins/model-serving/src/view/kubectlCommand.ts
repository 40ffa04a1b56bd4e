import type { ModelService } from '@modeldeck/plugin-model-serving-common';

type Place = Pick<ModelService, 'cluster' | 'namespace'>;

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
    ? kubectl(place, ['describe', `${match[1]!.toLowerCase()}/${match[2]}`])
    : undefined;
}

/** The first kubectl command that a fix names in backticks. */
export function commandOfFix(fix: string): string | undefined {
  return /`(kubectl [^`]+)`/.exec(fix)?.[1];
}

/** The same service in the terminal. */
export function statusCommand(service: ModelService): string {
  return kubectl(service, ['model', 'status', service.name]);
}

function kubectl({ cluster, namespace }: Place, words: string[]): string {
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
