import { findingAbout } from '../../../diagnosis/finding';
import type { SeldonPipeline } from '../pipeline/seldonPipeline';
import { stepReference } from '../pipeline/stepReference';
import { editCommand, type SeldonRule } from './SeldonRule';

/** Names in inputs, triggers and output that neither a step nor the pipeline has. */
export const pipelineReferences: SeldonRule<SeldonPipeline> = pipeline => {
  const { steps, outputSteps, metadata } = pipeline;
  const known = new Set([metadata.name, ...steps.map(({ name }) => name)]);
  const texts = [
    ...steps.flatMap(({ inputs, triggers }) => [...inputs, ...triggers]),
    ...outputSteps,
  ];
  const strays = texts.filter(
    text => !known.has(stepReference(text, known).name),
  );
  return strays.length === 0
    ? undefined
    : findingAbout(pipeline, {
        rule: 'pipeline-step-unknown',
        severity: 'warning',
        cause: `the pipeline refers to steps that it does not have: ${[
          ...new Set(strays),
        ]
          .slice(0, 4)
          .join(', ')}`,
        evidence: [{ source: 'field', detail: 'spec.steps[].inputs' }],
        fix: `name a step of it, or the pipeline itself for its input: ${editCommand(
          pipeline,
        )}`,
      });
};
