import type { GpuFitRequest } from '../../model/gpuTypes';

/** What one pod takes of a resource of its node. */
export interface PodNeed {
  resource: string;
  amount: number;
}

/** Everything that one pod takes of its node; amounts above zero, each resource once. */
export function podNeeds({
  accelerators,
  cpu,
  memoryBytes,
}: Pick<GpuFitRequest, 'accelerators' | 'cpu' | 'memoryBytes'>): PodNeed[] {
  const needs = new Map<string, number>();
  for (const { resource, count } of accelerators) {
    needs.set(resource, (needs.get(resource) ?? 0) + count);
  }
  needs.set('cpu', cpu ?? 0);
  needs.set('memory', memoryBytes ?? 0);
  needs.set('pods', 1);
  return [...needs]
    .map(([resource, amount]) => ({ resource, amount }))
    .filter(({ amount }) => amount > 0);
}

/** Resources that every node has some of; all others are accelerators. */
const COMMON = ['cpu', 'memory', 'pods'] as const;

type CommonResource = (typeof COMMON)[number];

/** Which kind of reason it is to have too little of a resource. */
export function shortageCode(
  resource: string,
): CommonResource | 'accelerators' {
  return COMMON.find(common => common === resource) ?? 'accelerators';
}

/** How often an amount goes into what there is. */
export function timesIn(amount: number, available: number): number {
  const whole = Math.floor(inSteps(available) / inSteps(amount));
  return Number.isNaN(whole) ? 0 : Math.max(0, whole);
}

/**
 * In thousandths, the smallest step of a quantity that a scheduler tells apart: three times 0.1
 * cores go into 0.3.
 */
function inSteps(amount: number): number {
  return Math.round(amount * 1000);
}
