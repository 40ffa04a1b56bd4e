import { findingAbout } from '../../../diagnosis/finding';
import type { KubeObject } from '../../../kubernetes/resourceType';
import { isUnknown } from '../../../model/known';
import type { Finding } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { experimentShares } from '../experiment/experimentShares';
import { experimentsOfDefault } from '../experiment/experimentsOfDefault';

/** Who calls the model by its own name gets other models' answers too. */
export function splitByExperiment(
  object: KubeObject,
  objects: NamespaceObjects,
): Finding | undefined {
  const { kind, metadata } = object;
  if (kind !== 'Model' && kind !== 'Pipeline') {
    return undefined;
  }
  const experiments = experimentsOfDefault(kind, metadata.name, objects);
  const [experiment] = isUnknown(experiments) ? [] : experiments;
  if (!experiment) {
    return undefined;
  }
  const shares = experimentShares(experiment);
  const others = isUnknown(shares)
    ? 'in a way that cannot be told'
    : [...shares]
        .filter(([name]) => name !== metadata.name)
        .map(([name, percent]) => `${percent} % to ${name}`)
        .join(', ');
  return findingAbout(object, {
    rule: 'experiment-splits-calls',
    severity: 'info',
    cause: `calls to ${kind} "${
      metadata.name
    }" by its own name are split by Experiment "${experiment.metadata.name}": ${
      others || 'all to itself'
    }`,
    evidence: [
      {
        source: 'field',
        detail: `Experiment/${experiment.metadata.name} spec.default: ${metadata.name}`,
      },
    ],
    fix: `see Experiment "${experiment.metadata.name}" for who gets what`,
  });
}
