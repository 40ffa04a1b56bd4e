/** What a walk through a graph meets. */
export interface GraphWalk {
  /** every node that can be reached, in the order in which it was first met */
  met: string[];
  /** the same, each after all that lead to it where there is no cycle */
  order: string[];
  /** the nodes of the first cycle met, in the order in which requests go round */
  cycle: string[] | undefined;
}

interface Visit {
  node: string;
  next: Iterator<string>;
}

/**
 * Walks a graph depth first, on a stack of its own: users write these graphs, and one that is
 * 10,000 nodes deep must not end the process.
 */
export function walkGraph(
  start: string,
  after: (node: string) => Iterable<string>,
): GraphWalk {
  const visit = (node: string): Visit => ({
    node,
    next: after(node)[Symbol.iterator](),
  });
  const met = new Set([start]);
  const finished = new Set<string>();
  const stack = [visit(start)];
  let cycle: string[] | undefined;
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const { done, value } = top.next.next();
    if (done) {
      stack.pop();
      finished.add(top.node);
    } else if (!met.has(value)) {
      met.add(value);
      stack.push(visit(value));
    } else if (!finished.has(value) && cycle === undefined) {
      const path = stack.map(({ node }) => node);
      cycle = path.slice(path.indexOf(value));
    }
  }
  return { met: [...met], order: [...finished].reverse(), cycle };
}
