import { type Condition, readConditions } from '../../../kubernetes/conditions';
import type { FieldReader } from '../../../kubernetes/FieldReader';
import { plainText } from '../../../kubernetes/plainText';
import { readCount } from '../../../kubernetes/readCount';
import {
  defineResource,
  type KubeObject,
} from '../../../kubernetes/resourceType';
import { readNames } from '../readNames';

/** One model of a pipeline, under its own name. */
export interface PipelineStep {
  name: string;
  /** what it gets data from, e.g. `tokens.outputs.IDS`; none: the pipeline's input */
  inputs: string[];
  /** what must have answered before it runs */
  triggers: string[];
}

export interface SeldonPipeline extends KubeObject {
  steps: PipelineStep[];
  /** steps of a name that another one has */
  repeated: string[];
  /** of other pipelines */
  externalInputs: string[];
  externalTriggers: string[];
  outputSteps: string[];
  allowCycles: boolean;
  maxStepRevisits: number;
  conditions: Condition[];
}

export const PIPELINES = defineResource<Omit<SeldonPipeline, keyof KubeObject>>(
  {
    group: 'mlops.seldon.io',
    versions: ['v1alpha1'],
    plural: 'pipelines',
    kind: 'Pipeline',
    namespaced: true,
    read(pipeline) {
      const spec = pipeline.at('spec');
      const all = spec.at('steps').list().map(readStep);
      const names = new Set<string>();
      const steps = all.filter(({ name }) => {
        const isNew = !names.has(name);
        names.add(name);
        return isNew;
      });
      const kept = new Set(steps);
      return {
        steps,
        repeated: all.filter(step => !kept.has(step)).map(({ name }) => name),
        externalInputs: readNames(spec.at('input', 'externalInputs')),
        externalTriggers: readNames(spec.at('input', 'externalTriggers')),
        outputSteps: readNames(spec.at('output', 'steps')),
        allowCycles: spec.at('allowCycles').boolean() ?? false,
        maxStepRevisits: readCount(spec.at('maxStepRevisits')) ?? 0,
        conditions: readConditions(pipeline.at('status', 'conditions')),
      };
    },
  },
);

function readStep(step: FieldReader): PipelineStep {
  return {
    name: plainText(step.at('name').string() ?? ''),
    inputs: readNames(step.at('inputs')),
    triggers: readNames(step.at('triggers')),
  };
}
