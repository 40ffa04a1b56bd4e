import { findingAbout } from '../../../diagnosis/finding';
import { isUnknown } from '../../../model/known';
import { splitterShares } from '../graph/graphShares';
import type { GraphRule } from './GraphRule';

/** The router draws a number below 100: without a full sum some requests find no step. */
export const splitterWeights: GraphRule = graph => {
  const shares = splitterShares(graph);
  return shares !== undefined && isUnknown(shares)
    ? findingAbout(graph, {
        rule: 'splitter-unclear',
        severity: 'warning',
        cause: `how the graph splits its requests cannot be told: ${shares.unknown}`,
        evidence: [{ source: 'field', detail: 'spec.nodes' }],
        fix: 'let the weights of every Splitter add up to 100, and no node lead back to itself',
      })
    : undefined;
};
