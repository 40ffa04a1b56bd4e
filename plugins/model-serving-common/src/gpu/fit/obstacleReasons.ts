import type { NodeFit, Obstacle } from './nodeFit';
import type { FitReason } from './FitReason';
import { gainOf, obstacleWords, type ObstacleGroup } from './obstacleWords';

/** Taints that are told each by itself. */
const MOST_TAINTS = 6;

/**
 * What keeps pods away from whole nodes. A node is counted where its first obstacle is; taints and
 * labels are told each by itself, since each has its own remedy.
 */
export function obstacleReasons(nodes: readonly NodeFit[]): FitReason[] {
  const groups = new Map<string, ObstacleGroup>();
  for (const node of nodes) {
    const [first] = node.obstacles;
    if (first) {
      add(groups, first, node);
    }
  }
  return withoutLongTail([...groups.values()]).map(reasonOf);
}

/** Nodes of one pool each may be tainted with something of its own. */
function withoutLongTail(groups: readonly ObstacleGroup[]): ObstacleGroup[] {
  const taints = groups
    .filter(({ code }) => code === 'taint')
    .sort((a, b) => b.nodes.length - a.nodes.length);
  const tail = taints.slice(MOST_TAINTS);
  if (tail.length === 0) {
    return [...groups];
  }
  const rest: ObstacleGroup = {
    code: 'taint',
    whats: new Map(tail.flatMap(({ whats }) => [...whats])),
    nodes: tail.flatMap(({ nodes }) => nodes),
  };
  return [...groups.filter(group => !tail.includes(group)), rest];
}

function add(
  groups: Map<string, ObstacleGroup>,
  { code, what }: Obstacle,
  node: NodeFit,
): void {
  const alone = code === 'taint' || code === 'selector';
  const key = alone ? `${code} ${what}` : code;
  const group: ObstacleGroup = groups.get(key) ?? {
    code,
    whats: new Map(),
    nodes: [],
  };
  group.nodes.push(node);
  group.whats.set(what, [...(group.whats.get(what) ?? []), node]);
  groups.set(key, group);
}

function reasonOf(group: ObstacleGroup): FitReason {
  return {
    code: group.code,
    nodes: group.nodes.length,
    gain: group.nodes.reduce((sum, node) => sum + gainOf(node), 0),
    ...obstacleWords(group),
  };
}
