import type { Revision } from '../../model/types';
import { type SharesRead, trafficOf } from '../../traffic/trafficOf';
import type { NamespaceObjects } from '../NamespaceObjects';
import { predictorGraph } from './graph/predictorGraph';
import { partFields } from './partFields';
import type { Predictor } from './predictor';
import { predictorModel } from './predictorModel';
import { type PredictorAge, predictorRoles } from './predictorRoles';
import type { SeldonDeployment } from './seldonDeployment';
import { declaredShares, programmedShares } from './seldonShares';
import { type SeldonWorkloads, workloadsOf } from './seldonWorkloads';
import { wantedBySpec } from './wantedBySpec';

/** The predictors of a SeldonDeployment, the stable one first, then in the order of the spec. */
export function predictorRevisions(
  deployment: SeldonDeployment,
  workloads: SeldonWorkloads,
  objects: NamespaceObjects,
): Revision[] {
  const versions = deployment.predictors.map(predictor => {
    const own = workloadsOf(predictor, 'predictor', deployment, workloads);
    const fields = partFields(own, wantedBySpec(predictor, deployment));
    return {
      predictor,
      fields,
      createdAt: oldest(own),
      wanted: fields.replicas.wanted,
    } satisfies PredictorAge & { fields: unknown };
  });
  const roles = predictorRoles(versions);
  const declared = declaredShares(deployment);
  const programmed = programmedShares(deployment, objects);
  return versions
    .map(({ predictor, fields }): Revision => {
      const graph = predictorGraph(predictor);
      return {
        name: predictor.name,
        role: roles.get(predictor.name) ?? 'candidate',
        ...predictorModel(predictor),
        ...fields,
        traffic: predictor.shadow
          ? shadowTraffic(predictor, programmed)
          : trafficOf(predictor.name, declared, programmed),
        ...(graph && { graph }),
      };
    })
    .sort((a, b) => Number(b.role === 'stable') - Number(a.role === 'stable'));
}

/** Copies are no share of the requests; how many there are is told by the source. */
function shadowTraffic({ name, traffic }: Predictor, programmed: SharesRead) {
  const copies =
    traffic === undefined
      ? 'copies of requests'
      : // Without a percentage Istio mirrors every request.
        `copies of ${
          traffic === 0 ? 100 : Math.min(100, traffic)
        } % of the requests`;
  const declared = {
    percent: 0,
    source: `spec.predictors[].shadow: ${copies}`,
  };
  return { ...trafficOf(name, programmed, programmed), declared };
}

function oldest({ deployments }: SeldonWorkloads): string | undefined {
  const [first] = deployments
    .flatMap(({ metadata }) => metadata.creationTimestamp ?? [])
    .sort();
  return first;
}
