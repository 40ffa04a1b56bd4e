import { firstMark, type Marks } from '../kubernetes/marks';

/** The model's version as a label or annotation of these places says it. */
export function versionMark(places: readonly Marks[]): string | undefined {
  return firstMark(
    places,
    'modeldeck.io/model-version',
    'app.kubernetes.io/version',
    'version',
  );
}
