import { findingAbout } from '../../../diagnosis/finding';
import type { SeldonPipeline } from '../pipeline/seldonPipeline';
import { editCommand, type SeldonRule } from './SeldonRule';

/** Steps are told apart by their names, from each other and from the pipeline's own input. */
export const pipelineStepAmbiguous: SeldonRule<SeldonPipeline> = pipeline => {
  const { repeated, steps, metadata } = pipeline;
  const [twice] = repeated;
  const like = steps.find(({ name }) => name === metadata.name);
  return twice === undefined && like === undefined
    ? undefined
    : findingAbout(pipeline, {
        rule: 'pipeline-step-ambiguous',
        severity: 'warning',
        cause:
          twice === undefined
            ? `a step is named ${metadata.name} like the pipeline, so what refers to it may mean either`
            : `more than one step is named ${twice}; only the first is told of`,
        evidence: [{ source: 'field', detail: 'spec.steps[].name' }],
        fix: `load the model once more under another name: ${editCommand(
          pipeline,
        )}`,
      });
};
