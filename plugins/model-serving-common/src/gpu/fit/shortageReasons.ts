import { isUnknown } from '../../model/known';
import { amountText, nodesThat } from './fitWords';
import type { NodeFit } from './nodeFit';
import type { FitReason } from './FitReason';
import { type PodNeed, shortageCode, timesIn } from './podNeeds';

/** A node that would take the pods if more of it were free. */
interface ShortNode {
  name: string;
  /** that no further pod gets enough of, the first of them */
  need: PodNeed;
  /** what is left of it */
  left: number;
}

/**
 * Where too little is free for one more pod, once those pods are placed that find room; each node
 * is counted for the first resource it is short of, accelerators first.
 */
export function shortageReasons(options: {
  nodes: readonly NodeFit[];
  placements: ReadonlyArray<{ node: string; replicas: number }>;
  needs: readonly PodNeed[];
}): FitReason[] {
  const { needs, placements } = options;
  const placedOn = new Map(
    placements.map(({ node, replicas }) => [node, replicas]),
  );
  const short = options.nodes.flatMap(
    fit => shortNode(fit, needs, placedOn.get(fit.node.name) ?? 0) ?? [],
  );
  return needs.flatMap(need => {
    const nodes = short.filter(node => node.need === need);
    return nodes.length > 0 ? [reasonOf(need, nodes, placedOn.size > 0)] : [];
  });
}

function shortNode(
  { node, obstacles }: NodeFit,
  needs: readonly PodNeed[],
  pods: number,
): ShortNode | undefined {
  if (obstacles.length > 0 || isUnknown(node.free)) {
    return undefined;
  }
  const { free } = node;
  const leftOf = ({ resource, amount }: PodNeed) =>
    Math.max(0, (free[resource] ?? 0) - pods * amount);
  const need = needs.find(each => timesIn(each.amount, leftOf(each)) === 0);
  return need && { name: node.name, need, left: leftOf(need) };
}

function reasonOf(
  need: PodNeed,
  nodes: readonly ShortNode[],
  somePlaced: boolean,
): FitReason {
  const code = shortageCode(need.resource);
  const nearest = nodes.reduce((a, b) => (b.left > a.left ? b : a));
  const ask = amountText(need);
  const after = somePlaced ? ' once the others are placed' : '';
  return {
    code,
    nodes: nodes.length,
    gain: 0,
    nearest: true,
    detail:
      code === 'pods'
        ? `${nodesThat(
            nodes.length,
            'runs',
            'run',
          )} as many pods as may run there${after}`
        : `${nodesThat(
            nodes.length,
            'has',
            'have',
          )} less than ${ask} free${after}; the nearest, ${
            nearest.name
          }, has ${leftText(need, nearest)}`,
    remedy: remedyFor(need, nodes, nearest),
  };
}

function leftText({ resource }: PodNeed, { left }: ShortNode): string {
  return amountText({ resource, amount: left });
}

function remedyFor(
  need: PodNeed,
  nodes: readonly ShortNode[],
  nearest: ShortNode,
): string {
  const more = amountText({
    ...need,
    amount: need.amount - nearest.left,
  });
  const inAll = nodes.reduce((sum, { left }) => sum + left, 0);
  const scattered =
    shortageCode(need.resource) === 'accelerators' && inAll >= need.amount;
  return scattered
    ? `${amountText({ ...need, amount: inAll })} are free, scattered over ${
        nodes.length
      } nodes: move pods until one node has ${
        need.amount
      }, or ask for fewer in one pod`
    : `Free ${more} more on ${nearest.name}, add a node, or ask for less in one pod`;
}
