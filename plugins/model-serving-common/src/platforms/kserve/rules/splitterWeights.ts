import { findingAbout } from '../../../diagnosis/finding';
import type { GraphRule } from './GraphRule';

const MOST_NAMED = 4;

/** The router draws a number below 100: without a full sum some requests find no step. */
export const splitterWeights: GraphRule = graph => {
  const unclear = [...graph.nodes].flatMap(([name, { routerType, steps }]) => {
    const total = steps.reduce((sum, { weight = 0 }) => sum + weight, 0);
    return routerType === 'Splitter' && total !== 100
      ? [`the weights of node "${name}" add up to ${total}, not to 100`]
      : [];
  });
  return unclear.length > 0
    ? findingAbout(graph, {
        rule: 'splitter-unclear',
        severity: 'warning',
        cause: `how the graph splits its requests cannot be told: ${unclear[0]}`,
        evidence: unclear
          .slice(0, MOST_NAMED)
          .map(detail => ({ source: 'field', detail })),
        fix: 'let the weights of every Splitter add up to 100',
      })
    : undefined;
};
