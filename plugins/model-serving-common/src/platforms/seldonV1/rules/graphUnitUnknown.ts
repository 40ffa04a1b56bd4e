import { findingAbout } from '../../../diagnosis/finding';
import { containerOf } from '../predictorContainers';
import { unitKind } from '../graph/unitKind';
import { editCommand, type SeldonRule } from './SeldonRule';

/** The orchestrator calls such a unit for nothing and passes requests by it. */
export const graphUnitUnknown: SeldonRule = ({ deployment }) => {
  const unknown = deployment.predictors.flatMap(predictor =>
    predictor.graph.units
      .filter(
        unit =>
          unitKind(unit, containerOf(unit, predictor)?.image) === 'unknown',
      )
      .map(unit => ({ predictor: predictor.name, unit })),
  );
  const [first] = unknown;
  return (
    first &&
    findingAbout(deployment, {
      rule: 'graph-unit-unknown',
      severity: 'warning',
      cause: `what unit ${first.unit.name} of predictor ${
        first.predictor
      } does is not known: its type is ${first.unit.type ?? 'not given'}`,
      evidence: unknown.slice(0, 4).map(({ predictor, unit }) => ({
        source: 'field',
        detail: `${predictor}/${unit.name}: type ${unit.type ?? 'none'}`,
      })),
      fix: `let its type be MODEL, ROUTER, COMBINER, TRANSFORMER or OUTPUT_TRANSFORMER: ${editCommand(
        deployment,
      )}`,
    })
  );
};
