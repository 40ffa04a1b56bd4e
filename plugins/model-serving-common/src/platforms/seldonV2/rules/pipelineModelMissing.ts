import { findingAbout } from '../../../diagnosis/finding';
import type { Finding } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { MODELS } from '../model/seldonModel';
import type { SeldonPipeline } from '../pipeline/seldonPipeline';
import { editCommand } from './SeldonRule';

/** Silent unless all Models could be read: one that was not read may be there. */
export function pipelineModelMissing(
  pipeline: SeldonPipeline,
  objects: NamespaceObjects,
): Finding | undefined {
  if (objects.cannotTell(MODELS) !== undefined) {
    return undefined;
  }
  const missing = pipeline.steps
    .map(({ name }) => name)
    .filter(name => objects.find(MODELS, name) === undefined);
  return missing.length === 0
    ? undefined
    : findingAbout(pipeline, {
        rule: 'pipeline-model-missing',
        severity: 'error',
        cause: `steps of the pipeline are Models that do not exist: ${missing
          .slice(0, 4)
          .join(', ')}`,
        evidence: [{ source: 'field', detail: 'spec.steps[].name' }],
        fix: `create them or take the steps out: ${editCommand(pipeline)}`,
      });
}
