import type { GraphNodeView } from '@modeldeck/plugin-model-serving-common';
import {
  RiArrowLeftRightLine,
  RiBrain2Line,
  RiDiceLine,
  RiExternalLinkLine,
  RiFilter3Line,
  RiFlaskLine,
  RiGitBranchLine,
  RiGitMergeLine,
  RiLightbulbLine,
  RiListOrdered2,
  RiLoginBoxLine,
  RiLogoutBoxLine,
  RiQuestionLine,
  RiRouteLine,
  RiStackLine,
  RiToggleLine,
  type RemixiconComponentType,
} from '@remixicon/react';

type NodeKind = GraphNodeView['kind'];

export const nodeIcons: Record<NodeKind, RemixiconComponentType> = {
  model: RiBrain2Line,
  transformer: RiFilter3Line,
  'output-transformer': RiArrowLeftRightLine,
  combiner: RiGitMergeLine,
  router: RiRouteLine,
  'ab-test': RiFlaskLine,
  bandit: RiDiceLine,
  splitter: RiGitBranchLine,
  switch: RiToggleLine,
  ensemble: RiStackLine,
  sequence: RiListOrdered2,
  explainer: RiLightbulbLine,
  input: RiLoginBoxLine,
  output: RiLogoutBoxLine,
  external: RiExternalLinkLine,
  unknown: RiQuestionLine,
};

/** Nodes that decide where a request goes, which is what people look for in a graph. */
const deciding: ReadonlySet<NodeKind> = new Set([
  'router',
  'ab-test',
  'bandit',
  'splitter',
  'switch',
]);

/** How a node is drawn: what answers, what decides, and what is neither. */
export function nodeStyle(kind: NodeKind): 'model' | 'deciding' | 'other' {
  if (kind === 'model') {
    return 'model';
  }
  return deciding.has(kind) ? 'deciding' : 'other';
}
