import type { GraphUnit } from './readGraph';

/**
 * How the orchestrator's own A/B test shares requests out, by child. It knows two children only,
 * and heeds `ratioA` only where that is the sole parameter
 * (SeldonIO/seldon-core v1: executor/predictor/components.go). Undefined: it is none, or its ratio
 * is no number, with which every request fails.
 */
export function abTestShares({
  implementation,
  parameters,
  children,
}: GraphUnit): number[] | undefined {
  if (implementation !== 'RANDOM_ABTEST') {
    return undefined;
  }
  const given = parameters.size === 1 ? parameters.get('ratioA') : undefined;
  const ratio = given === undefined ? 0.5 : ratioOf(given);
  if (ratio === undefined) {
    return undefined;
  }
  const first = Math.round(Math.min(1, Math.max(0, ratio)) * 10_000) / 100;
  const second = Math.round((100 - first) * 100) / 100;
  return Array.from(
    { length: children },
    (_, index) => [first, second][index] ?? 0,
  );
}

function ratioOf(text: string): number | undefined {
  return /^-?\d*\.?\d+(e-?\d+)?$/i.test(text) ? Number(text) : undefined;
}
