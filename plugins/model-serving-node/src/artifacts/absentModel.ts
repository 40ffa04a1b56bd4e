import type { ModelReading } from '@modeldeck/plugin-model-serving-common';

/** As many as show what kind of folder it is. */
const MOST_TOLD = 5;

/** What MLflow calls the folder of a model in a run, unless somebody names it. */
const USUAL_FOLDER = 'model/';

/** A folder without a model, by what it holds instead. */
export function absentModel(
  location: string,
  file: string,
  holds: readonly string[],
): ModelReading {
  const rest = holds.length - MOST_TOLD;
  const more = rest > 0 ? ` and ${rest} more` : '';
  const instead =
    holds.length === 0
      ? 'nothing is there'
      : `there is ${holds.slice(0, MOST_TOLD).join(', ')}${more}`;
  return {
    state: 'absent',
    location,
    holds,
    why: `there is no ${file} at ${location}: ${instead}`,
    hint: holds.includes(USUAL_FOLDER)
      ? `end the storage URI in /${USUAL_FOLDER.slice(
          0,
          -1,
        )}, if the model is there`
      : 'check the storage URI against what the store holds',
  };
}
