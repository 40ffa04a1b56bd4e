import { FieldReader } from '../../../../kubernetes/FieldReader';
import type { DemandKind } from '../DemandKind';
import type { PodDemand } from '../PodDemand';
import { podTemplate, replicasAt, rollingUpdate } from '../podTemplate';
import { listAt, valueAt } from '../valueAt';

/**
 * A predictor that is new stands beside the others; one that was there is a Deployment that is
 * updated.
 */
export const seldonDeployment: DemandKind = {
  group: 'machinelearning.seldon.io',
  kind: 'SeldonDeployment',
  read(object, { live }) {
    const before = listAt(live, 'spec', 'predictors').map(nameOf);
    return listAt(object, 'spec', 'predictors').flatMap(predictor =>
      predictorDemands(object, predictor, before.includes(nameOf(predictor))),
    );
  },
};

function predictorDemands(
  object: unknown,
  predictor: unknown,
  isThere: boolean,
): PodDemand[] {
  return listAt(predictor, 'componentSpecs').map((component, index) => ({
    title: `predictor ${nameOf(predictor)}, component ${index + 1}`,
    ...podTemplate(component),
    replicas: replicasOf([component, predictor, valueAt(object, 'spec')]),
    update: isThere ? rollingUpdate(undefined) : 'beside',
  }));
}

/** The nearest that says it. */
function replicasOf(owners: readonly unknown[]): number {
  const owner = owners.find(each => valueAt(each, 'replicas') !== undefined);
  return replicasAt(owner, 'replicas');
}

function nameOf(predictor: unknown): string {
  return FieldReader.of(predictor).at('name').string() ?? '';
}
