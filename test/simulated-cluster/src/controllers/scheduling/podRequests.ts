import { quantity } from '../../json/quantity';
import { listAt, objectAt, valueAt } from '../../json/read';

/** Amounts by resource name, in base units. */
export type Amounts = ReadonlyMap<string, number>;

/**
 * What a pod asks of a node: all containers and sidecars together, or the most that one init
 * container needs beside the sidecars before it, and the overhead of its runtime
 * (kubernetes/kubernetes: staging/src/k8s.io/component-helpers/resource/helpers.go).
 */
export function podRequests(pod: unknown): Amounts {
  let sidecars: Amounts = new Map();
  let peak: Amounts = new Map();
  for (const container of listAt(pod, 'spec', 'initContainers')) {
    const together = joined(sidecars, containerRequests(container), sum);
    peak = joined(peak, together, Math.max);
    if (valueAt(container, 'restartPolicy') === 'Always') {
      sidecars = together;
    }
  }
  const running = listAt(pod, 'spec', 'containers').reduce<Amounts>(
    (total, container) => joined(total, containerRequests(container), sum),
    sidecars,
  );
  const overhead = amountsOf(objectAt(pod, 'spec', 'overhead'));
  return joined(joined(running, peak, Math.max), overhead, sum);
}

/** A limit without a request is one. */
export function containerRequests(container: unknown): Amounts {
  return amountsOf({
    ...objectAt(container, 'resources', 'limits'),
    ...objectAt(container, 'resources', 'requests'),
  });
}

/** Quantities by name, as numbers. */
export function amountsOf(quantities: object | undefined): Amounts {
  return new Map(
    Object.entries(quantities ?? {}).map(([name, value]) => [
      name,
      quantity(value),
    ]),
  );
}

function joined(
  a: Amounts,
  b: Amounts,
  join: (x: number, y: number) => number,
): Amounts {
  const result = new Map(a);
  for (const [name, amount] of b) {
    result.set(name, join(result.get(name) ?? 0, amount));
  }
  return result;
}

function sum(a: number, b: number): number {
  return a + b;
}
