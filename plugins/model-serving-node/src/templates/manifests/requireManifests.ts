import type { ProjectFile } from '../ProjectFile';
import { TemplateError } from '../TemplateError';
import { checkManifests } from './checkManifests';
import type { Manifest, ManifestProblem } from './Manifest';

const MOST_TOLD = 20;

/**
 * The manifests among files.
 *
 * @throws TemplateError that names file and field of everything that is wrong, or where there is
 * no manifest at all: nothing checked would look like nothing wrong
 * @public
 */
export function requireManifests(files: readonly ProjectFile[]): Manifest[] {
  const { manifests, problems } = checkManifests(files);
  if (problems.length > 0) {
    const told = problems.slice(0, MOST_TOLD).map(textOfProblem);
    const rest = problems.length - told.length;
    throw new TemplateError(
      [...told, ...(rest > 0 ? [`and ${rest} more`] : [])].join('; '),
      'Correct the files, or the answers that they are made of',
      'usage',
    );
  }
  if (manifests.length === 0) {
    throw new TemplateError(
      'There is no manifest to check',
      'Name the folders that hold manifests',
      'not-found',
    );
  }
  return manifests;
}

function textOfProblem({
  file,
  object,
  field,
  reason,
}: ManifestProblem): string {
  const at = [file, object].filter(Boolean).join(', ');
  return field === undefined ? `${at}: ${reason}` : `${at}: ${field} ${reason}`;
}
