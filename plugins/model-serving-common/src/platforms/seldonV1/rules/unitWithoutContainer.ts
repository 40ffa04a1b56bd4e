import { findingAbout } from '../../../diagnosis/finding';
import type { Finding } from '../../../model/types';
import { containerOf, containersOf } from '../predictorContainers';
import { isPrePackaged, needsContainer } from '../graph/unitKind';
import type { GraphUnit } from '../graph/readGraph';
import type { Predictor } from '../predictor';
import type { SeldonDeployment } from '../seldonDeployment';
import { editCommand, type SeldonRule } from './SeldonRule';

/** Containers that Seldon itself adds beside a unit's. */
const NOT_A_UNIT = /^(seldon-container-engine|tfserving)$/;

/**
 * A unit is run by the container of its name. A unit of an own image without one is refused by
 * Seldon's webhook. One with a pre-packaged server gets a new container instead, and what the
 * misnamed one asks for, be it a GPU, goes to a container that does nothing.
 */
export const unitWithoutContainer: SeldonRule = ({ deployment }) => {
  for (const predictor of deployment.predictors) {
    const { units } = predictor.graph;
    const bare = units.filter(unit => !containerOf(unit, predictor));
    const idle = containersOf(predictor).find(
      container =>
        !NOT_A_UNIT.test(container.name) &&
        units.every(({ name }) => name !== container.name),
    );
    const missing = bare.find(needsContainer);
    const replaced = idle && bare.find(isPrePackaged);
    const unit = missing ?? replaced;
    if (unit) {
      return finding({ deployment, predictor, unit, idle: idle?.name });
    }
  }
  return undefined;
};

function finding(parts: {
  deployment: SeldonDeployment;
  predictor: Predictor;
  unit: GraphUnit;
  idle: string | undefined;
}): Finding {
  const { deployment, predictor, unit, idle } = parts;
  const missing = needsContainer(unit);
  return findingAbout(deployment, {
    rule: missing ? 'unit-without-container' : 'container-without-unit',
    severity: missing ? 'error' : 'warning',
    cause: missing
      ? `no container of predictor ${predictor.name} is named ${unit.name} as its unit in the graph is`
      : `container ${idle} of predictor ${predictor.name} matches no unit of its graph: ${unit.name} runs in another one, without what it asks for`,
    evidence: [
      {
        source: 'field',
        detail: `spec.predictors[${predictor.index}].componentSpecs: ${
          idle ?? 'no such container'
        }`,
      },
    ],
    fix: `name the container ${unit.name}: ${editCommand(deployment)}`,
  });
}
