import { findingAbout } from '../../../diagnosis/finding';
import { abTestShares } from '../graph/abTestShares';
import { editCommand, type SeldonRule } from './SeldonRule';

/** RANDOM_ABTEST draws child 0 or 1, however many there are (executor/predictor/components.go). */
export const abTestBranches: SeldonRule = ({ deployment }) => {
  const tests = deployment.predictors.flatMap(({ name, graph }) =>
    graph.units
      .filter(({ implementation }) => implementation === 'RANDOM_ABTEST')
      .map(unit => ({ predictor: name, unit })),
  );
  const wrong = tests.find(
    ({ unit }) => unit.children !== 2 || abTestShares(unit) === undefined,
  );
  if (!wrong) {
    return undefined;
  }
  const { predictor, unit } = wrong;
  return findingAbout(deployment, {
    rule: 'ab-test-branches',
    severity: 'warning',
    cause: `A/B test ${unit.name} of predictor ${predictor} ${whatHappens(
      unit.children,
    )}`,
    evidence: [
      {
        source: 'field',
        detail: `${unit.name}: RANDOM_ABTEST, ${unit.children} children`,
      },
    ],
    fix: `give it two children and, if any parameter, one named ratioA from 0 to 1: ${editCommand(
      deployment,
    )}`,
  });
};

function whatHappens(children: number): string {
  if (children > 2) {
    return `has ${children} children, of which only the first two get requests`;
  }
  return children === 2
    ? 'has a ratioA that is no number: every request fails'
    : `has ${children} of its two children: requests for the other fail`;
}
