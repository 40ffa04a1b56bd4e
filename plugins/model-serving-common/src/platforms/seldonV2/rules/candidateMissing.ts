import { findingAbout } from '../../../diagnosis/finding';
import type { Finding } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { objectOf } from '../experiment/experimentRevisions';
import type { SeldonExperiment } from '../experiment/seldonExperiment';
import { MODELS } from '../model/seldonModel';
import { PIPELINES } from '../pipeline/seldonPipeline';
import { editCommand } from './SeldonRule';

/** An experiment splits nothing until everything that it names is ready (docs: experiment). */
export function candidateMissing(
  experiment: SeldonExperiment,
  objects: NamespaceObjects,
): Finding | undefined {
  const { candidates, mirror, resourceType } = experiment;
  const hidden =
    resourceType === 'Model'
      ? objects.cannotTell(MODELS)
      : objects.cannotTell(PIPELINES);
  const names = [...candidates, ...(mirror ? [mirror] : [])].map(c => c.name);
  const missing = [...new Set(names)].filter(
    name => objectOf(resourceType, name, objects) === undefined,
  );
  return hidden !== undefined || missing.length === 0
    ? undefined
    : findingAbout(experiment, {
        rule: 'experiment-candidate-missing',
        severity: 'error',
        cause: `the experiment names ${resourceType}s that do not exist, so it splits nothing: ${missing
          .slice(0, 4)
          .join(', ')}`,
        evidence: [{ source: 'field', detail: 'spec.candidates[].name' }],
        fix: `create them or name others: ${editCommand(experiment)}`,
      });
}
