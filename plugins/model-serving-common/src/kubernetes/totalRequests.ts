/** Amounts by resource name. */
export type Amounts = Readonly<Record<string, number>>;

/**
 * What a pod asks of a node: all containers and native sidecars together, or the most that one
 * init container needs beside the sidecars started before it, whichever is more
 * (kubernetes/kubernetes: pkg/api/v1/resource, PodRequests).
 */
export function totalRequests(pod: {
  containers: readonly Amounts[];
  initContainers: ReadonlyArray<{ restartable: boolean; requests: Amounts }>;
}): Record<string, number> {
  let sidecars: Amounts = {};
  let initPeak: Amounts = {};
  for (const { restartable, requests } of pod.initContainers) {
    const together = combine(sidecars, requests, sum);
    initPeak = combine(initPeak, together, Math.max);
    sidecars = restartable ? together : sidecars;
  }
  return combine(
    combine(sidecars, sumAmounts(pod.containers), sum),
    initPeak,
    Math.max,
  );
}

/** Each resource by itself; different ones are never added together. */
export function sumAmounts(parts: readonly Amounts[]): Record<string, number> {
  return parts.reduce<Record<string, number>>(
    (total, part) => combine(total, part, sum),
    {},
  );
}

function combine(
  a: Amounts,
  b: Amounts,
  join: (x: number, y: number) => number,
): Record<string, number> {
  const result: Record<string, number> = { ...a };
  for (const [resource, amount] of Object.entries(b)) {
    result[resource] = join(result[resource] ?? 0, amount);
  }
  return result;
}

function sum(a: number, b: number): number {
  return a + b;
}
