import { known } from '../../model/known';
import type { FitReason } from './FitReason';
import { listed, nodesThat } from './fitWords';
import type { NodeFit, Obstacle } from './nodeFit';

/** Nodes with the same kind of obstacle. */
export interface ObstacleGroup {
  code: Obstacle['code'];
  /** what the obstacles are, each with the nodes that have it */
  whats: Map<string, NodeFit[]>;
  nodes: NodeFit[];
}

type Words = Pick<FitReason, 'detail' | 'remedy'>;

const WORDS: Record<Obstacle['code'], (group: ObstacleGroup) => Words> = {
  pool: ({ nodes, whats }) => ({
    detail: nodesThat(nodes.length, 'is in another pool', 'are in other pools'),
    remedy: `Take another pool: ${listed(withRoom(whats))}`,
  }),
  product: ({ nodes, whats }) => ({
    detail: `${nodesThat(
      nodes.length,
      'has',
      'have',
    )} another product: ${listed(
      [...whats].map(([what, { length }]) => `${what} (${length})`),
    )}`,
    remedy: `Take another product: ${listed(withRoom(whats))}`,
  }),
  selector: ({ nodes, whats }) => ({
    detail: `${nodesThat(nodes.length, 'lacks', 'lack')} the label ${all(
      whats,
    )}`,
    remedy: `Leave the node selector ${all(whats)} out`,
  }),
  taint: ({ nodes, whats }) => ({
    detail: `${nodesThat(nodes.length, 'is', 'are')} tainted ${all(
      whats,
    )}, which the pods do not tolerate`,
    remedy: `Let the pods tolerate ${all(whats)}`,
  }),
  unavailable: ({ nodes }) => ({
    detail: `${nodesThat(nodes.length, 'takes', 'take')} no pods: ${listed(
      nodes.map(({ node }) => `${node.name} (${node.unavailable})`),
    )}`,
    remedy: `Make them take pods again: ${listed(
      nodes.filter(node => gainOf(node) > 0).map(({ node }) => node.name),
    )}`,
  }),
  unread: ({ nodes, whats }) => ({
    detail: `${nodesThat(
      nodes.length,
      'may',
      'may',
    )} take none of the pods: ${all(whats)}`,
    remedy: '',
  }),
  accelerators: ({ nodes, whats }) => ({
    detail: `${nodesThat(nodes.length, 'has', 'have')} no ${all(whats)}`,
    remedy: `Add a node with ${all(whats)}`,
  }),
};

export function obstacleWords(group: ObstacleGroup): Words {
  return WORDS[group.code](group);
}

/**
 * Pods that would find room without the obstacle; none where another would remain, or where it is
 * only that something was not read.
 */
export function gainOf({ obstacles, room }: NodeFit): number {
  const [first, second] = obstacles;
  return first?.code !== 'unread' && second === undefined
    ? known(room) ?? 0
    : 0;
}

function all(whats: ObstacleGroup['whats']): string {
  return listed([...whats.keys()]);
}

/** Those where something would be gained. */
function withRoom(whats: ObstacleGroup['whats']): string[] {
  return [...whats]
    .filter(([, nodes]) => nodes.some(node => gainOf(node) > 0))
    .map(([what]) => what);
}
