import { type Known, unknown } from '../../../model/known';
import { byName } from '../../../kubernetes/byName';
import type { NamespaceObjects, ObjectIndex } from '../../NamespaceObjects';
import { EXPERIMENTS, type SeldonExperiment } from './seldonExperiment';

const EXPERIMENTS_BY_DEFAULT: ObjectIndex<SeldonExperiment> = {
  type: EXPERIMENTS,
  keysOf: ({ resourceType, defaultName }) =>
    defaultName === undefined ? [] : [`${resourceType}/${defaultName}`],
};

/** The experiments that split calls to this model or pipeline. */
export function experimentsOfDefault(
  kind: 'Model' | 'Pipeline',
  name: string,
  objects: NamespaceObjects,
): Known<readonly SeldonExperiment[]> {
  const hidden = objects.cannotTell(EXPERIMENTS);
  return hidden === undefined
    ? byName(objects.lookup(EXPERIMENTS_BY_DEFAULT, `${kind}/${name}`))
    : unknown(hidden);
}
