import { type Condition, readConditions } from '../../../kubernetes/conditions';
import type { FieldReader } from '../../../kubernetes/FieldReader';
import { plainText } from '../../../kubernetes/plainText';
import { readCount } from '../../../kubernetes/readCount';
import {
  defineResource,
  type KubeObject,
} from '../../../kubernetes/resourceType';
import { readName } from '../../../kubernetes/readName';

/** A model or pipeline among which an experiment shares requests out. */
export interface Candidate {
  /** its place in `spec.candidates` */
  index: number;
  name: string;
  /** relative to the others; undefined when it is malformed */
  weight: number | undefined;
}

export interface SeldonExperiment extends KubeObject {
  candidates: Candidate[];
  /** the candidate whose own name is split as well */
  defaultName: string | undefined;
  /** gets copies of requests only */
  mirror: { name: string; percent: number | undefined } | undefined;
  /** what the names are names of */
  resourceType: 'Model' | 'Pipeline';
  conditions: Condition[];
}

export const EXPERIMENTS = defineResource<
  Omit<SeldonExperiment, keyof KubeObject>
>({
  group: 'mlops.seldon.io',
  versions: ['v1alpha1'],
  plural: 'experiments',
  kind: 'Experiment',
  namespaced: true,
  read(experiment) {
    const spec = experiment.at('spec');
    return {
      candidates: spec.at('candidates').list().map(readCandidate),
      defaultName: readName(spec.at('default')),
      mirror: readMirror(spec.at('mirror')),
      resourceType:
        spec.at('resourceType').string() === 'pipeline' ? 'Pipeline' : 'Model',
      conditions: readConditions(experiment.at('status', 'conditions')),
    };
  },
});

function readCandidate(candidate: FieldReader, index: number): Candidate {
  const weight = candidate.at('weight');
  return {
    index,
    name:
      plainText(candidate.at('name').string() ?? '') || `candidates[${index}]`,
    weight: weight.exists ? readCount(weight) : 0,
  };
}

function readMirror(mirror: FieldReader): SeldonExperiment['mirror'] {
  const name = readName(mirror.at('name'));
  return name === undefined
    ? undefined
    : { name, percent: readCount(mirror.at('percent')) };
}
