import { findingAbout } from '../../../diagnosis/finding';
import { pipelineCycle } from '../pipeline/pipelineCycle';
import type { SeldonPipeline } from '../pipeline/seldonPipeline';
import { editCommand, type SeldonRule } from './SeldonRule';

/** Cycles have to be allowed, and how often a step may be met again (docs: pipeline). */
export const pipelineCycles: SeldonRule<SeldonPipeline> = pipeline => {
  const { allowCycles, maxStepRevisits } = pipeline;
  const cycle = pipelineCycle(pipeline);
  if (cycle.length === 0 || (allowCycles && maxStepRevisits > 0)) {
    return undefined;
  }
  const steps = cycle.slice(0, 6).join(', ');
  return findingAbout(pipeline, {
    rule: 'pipeline-cycle',
    severity: 'warning',
    cause: allowCycles
      ? `steps lead back to themselves (${steps}), and maxStepRevisits is 0: a request that meets a step again ends in an error`
      : `steps lead back to themselves (${steps}), which the pipeline does not allow`,
    evidence: [
      { source: 'field', detail: `spec.allowCycles: ${allowCycles}` },
      { source: 'field', detail: `spec.maxStepRevisits: ${maxStepRevisits}` },
    ],
    fix: `break the cycle, or set allowCycles and maxStepRevisits: ${editCommand(
      pipeline,
    )}`,
  });
};
