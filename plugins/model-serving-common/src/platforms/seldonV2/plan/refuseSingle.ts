import { isUnknown } from '../../../model/known';
import type { ModelService } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { experimentsOfDefault } from '../experiment/experimentsOfDefault';
import type { WhyNot } from '../../../canary/plan/WhyNot';

/** A Model or Pipeline has one version: a change of it replaces that one for all callers. */
export function refuseSingle(
  { kind, name }: ModelService,
  objects: NamespaceObjects,
): WhyNot {
  const experiments = experimentsOfDefault(
    kind === 'Pipeline' ? 'Pipeline' : 'Model',
    name,
    objects,
  );
  const [experiment] = isUnknown(experiments) ? [] : experiments;
  return experiment
    ? {
        reason: 'split-by-experiment',
        message: `calls to ${kind} ${name} are split by Experiment ${experiment.metadata.name}, which has the weights`,
        instead: `do it to Experiment ${experiment.metadata.name}`,
      }
    : {
        reason: 'single-version',
        message: `a ${kind} has one version only, and a change of its spec replaces that for all callers`,
        instead: `load the new version under another name, and create an Experiment with ${name} as its default and both as candidates`,
      };
}
