import type { SeldonPipeline } from './seldonPipeline';
import { stepReference } from './stepReference';

/**
 * Steps that lead back to themselves, in the order of the spec; none in a pipeline that ends.
 * Steps that nothing leads to, or that lead nowhere, are peeled off until only cycles are left.
 */
export function pipelineCycle({ steps, metadata }: SeldonPipeline): string[] {
  const names = new Set(steps.map(({ name }) => name));
  const known = {
    has: (name: string) => names.has(name) || name === metadata.name,
  };
  const links = steps.flatMap(({ name, inputs, triggers }) =>
    [...inputs, ...triggers]
      .map(text => stepReference(text, known).name)
      .filter(from => names.has(from))
      .map(from => ({ from, to: name })),
  );
  const led = peeled(names, links);
  const reversed = links.map(({ from, to }) => ({ from: to, to: from }));
  const left = peeled(led, reversed);
  return steps.map(({ name }) => name).filter(name => left.has(name));
}

interface Link {
  from: string;
  to: string;
}

/** What is left once everything is taken away to which nothing that is left leads. */
function peeled(
  names: ReadonlySet<string>,
  links: readonly Link[],
): ReadonlySet<string> {
  const left = new Set(names);
  const incoming = new Map<string, number>();
  const outgoing = new Map<string, string[]>();
  for (const { from, to } of links) {
    if (names.has(from) && names.has(to)) {
      incoming.set(to, (incoming.get(to) ?? 0) + 1);
      const targets = outgoing.get(from) ?? [];
      targets.push(to);
      outgoing.set(from, targets);
    }
  }
  const free = [...names].filter(name => !incoming.has(name));
  for (let name = free.pop(); name !== undefined; name = free.pop()) {
    left.delete(name);
    for (const target of outgoing.get(name) ?? []) {
      const rest = (incoming.get(target) ?? 0) - 1;
      incoming.set(target, rest);
      if (rest === 0) {
        free.push(target);
      }
    }
  }
  return left;
}
