import { findingAbout } from '../../../diagnosis/finding';
import type { ResourceType } from '../../../kubernetes/resourceType';
import { MODELS, type SeldonModel } from '../model/seldonModel';
import { PIPELINES } from '../pipeline/seldonPipeline';
import { editCommand, type SeldonRule } from './SeldonRule';

/** An explainer calls what it explains; silent unless all of that kind could be read. */
export const explainedMissing: SeldonRule<SeldonModel> = (model, objects) => {
  const explained: Array<{ type: ResourceType; name: string | undefined }> = [
    { type: MODELS, name: model.explains.model },
    { type: PIPELINES, name: model.explains.pipeline },
  ];
  const missing = explained.find(
    ({ type, name }) =>
      name !== undefined &&
      objects.cannotTell(type) === undefined &&
      objects.find(type, name) === undefined,
  );
  return (
    missing &&
    findingAbout(model, {
      rule: 'explained-model-missing',
      severity: 'warning',
      cause: `it explains ${missing.type.kind} "${missing.name}", which does not exist`,
      evidence: [{ source: 'field', detail: 'spec.explainer' }],
      fix: `create it or name another: ${editCommand(model)}`,
    })
  );
};
