import { isUnknown, unknown } from '../../../model/known';
import type { Traffic } from '../../../model/types';
import { NOT_OBSERVED } from '../../../traffic/trafficOf';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { experimentsOfDefault } from '../experiment/experimentsOfDefault';

/**
 * A model or pipeline has one version. Where an experiment has it as its default, calls to its name
 * are split all the same, among services that are told of by themselves.
 */
export function modelTraffic(
  kind: 'Model' | 'Pipeline',
  name: string,
  objects: NamespaceObjects,
): Traffic {
  const experiments = experimentsOfDefault(kind, name, objects);
  const [experiment] = isUnknown(experiments) ? [] : experiments;
  const split = experiment && splitOf(experiment.metadata.name);
  return {
    declared: { percent: 100, source: 'its only version' },
    programmed: isUnknown(experiments)
      ? experiments
      : split ?? { percent: 100, source: 'its only version' },
    observed: NOT_OBSERVED,
  };
}

function splitOf(name: string) {
  return unknown(`Experiment/${name} splits the calls to it`);
}
