import type { Selection } from '../platforms/ServingPlatform';
import type { ServingSettings } from '../settings/ServingSettings';
import { MODEL_SERVICE_LABEL } from './recognise';
import type { RecognisableKind, RecognitionRule } from './RecognitionRule';

/** The configured rules that may hold for workloads of a kind. */
export function rulesFor(
  kind: RecognisableKind,
  { recognitionRules }: ServingSettings,
): RecognitionRule[] {
  return recognitionRules.filter(
    ({ kinds }) => kinds === undefined || kinds.includes(kind),
  );
}

/**
 * What narrows a list of workloads over the whole fleet to those that may be recognised;
 * undefined: nothing does, since images cannot be asked for.
 */
export function recognisedSelector(
  kind: RecognisableKind,
  settings: ServingSettings,
): string | undefined {
  return rulesFor(kind, settings).length > 0 ? undefined : MODEL_SERVICE_LABEL;
}

/** The workloads that may make up the service of this name. */
export function recognisedSelections(
  kind: RecognisableKind,
  name: string,
  settings: ServingSettings,
): Selection[] {
  const byRules = rulesFor(kind, settings).map(
    ({ serviceLabel, labels }): Selection =>
      serviceLabel === undefined || kind === 'KnativeService'
        ? { name }
        : {
            labelSelector: [labels, `${serviceLabel}=${name}`]
              .filter(Boolean)
              .join(','),
          },
  );
  const byMark: Selection =
    kind === 'KnativeService'
      ? { name }
      : { labelSelector: `${MODEL_SERVICE_LABEL}=${name}` };
  const selections = [byMark, ...byRules];
  return selections.filter(
    (selection, index) =>
      selections.findIndex(
        other => JSON.stringify(other) === JSON.stringify(selection),
      ) === index,
  );
}
