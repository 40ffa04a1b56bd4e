import type { InferenceGraphView } from '@modeldeck/plugin-model-serving-common';
import { graphLinks, linksByStart, type GraphLink } from './graphLinks';

/** A node as it is met on the way through the graph. */
export interface Visit {
  id: string;
  /** how many nodes lie before it on the way */
  depth: number;
  /** what led here; absent for an entry */
  link?: GraphLink;
  /** `back`: it lies before itself on the way; `again`: another way led here before */
  met: 'first' | 'again' | 'back';
}

interface Walked {
  visits: Visit[];
  /** each node after all that follow it, back links aside */
  finished: string[];
}

interface Open {
  id: string;
  depth: number;
  leaving: Iterator<GraphLink>;
}

/**
 * Goes through the graph depth first, each link once. Users draw these graphs: the walk keeps its
 * own stack, so that neither depth nor cycles can end it.
 */
export function walkGraph(graph: InferenceGraphView): Walked {
  const links = graphLinks(graph);
  const leaving = linksByStart(links);
  const walked: Walked = { visits: [], finished: [] };
  const state = new Map<string, 'open' | 'finished'>();
  const stack: Open[] = [];

  function enter(visit: Omit<Visit, 'met'>): void {
    const known = state.get(visit.id);
    if (known) {
      const met = known === 'open' ? 'back' : 'again';
      walked.visits.push({ ...visit, met });
      return;
    }
    walked.visits.push({ ...visit, met: 'first' });
    state.set(visit.id, 'open');
    stack.push({
      id: visit.id,
      depth: visit.depth,
      leaving: (leaving.get(visit.id) ?? []).values(),
    });
  }

  for (const id of entriesFirst(graph, links)) {
    if (!state.has(id)) {
      enter({ id, depth: 0 });
    }
    for (let open = stack.at(-1); open; open = stack.at(-1)) {
      const { value: link } = open.leaving.next();
      if (link) {
        enter({ id: link.to, depth: open.depth + 1, link });
      } else {
        state.set(open.id, 'finished');
        walked.finished.push(open.id);
        stack.pop();
      }
    }
  }
  return walked;
}

/** Nodes that nothing leads to, then the rest: a cycle without entry begins at its first node. */
function entriesFirst(
  { nodes }: InferenceGraphView,
  links: readonly GraphLink[],
): string[] {
  const reached = new Set(
    links.filter(({ from, to }) => from !== to).map(({ to }) => to),
  );
  const ids = [...new Set(nodes.map(({ id }) => id))];
  return [
    ...ids.filter(id => !reached.has(id)),
    ...ids.filter(id => reached.has(id)),
  ];
}
