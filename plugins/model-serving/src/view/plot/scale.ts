/** Where values lie along an axis, in pixels. */
export type Scale = (value: number) => number;

export interface ScaleOptions {
  domain: readonly [from: number, to: number];
  range: readonly [from: number, to: number];
}

/** What lies beyond the domain is put at its end: a plot shows that it is there. */
export function linearScale({ domain, range }: ScaleOptions): Scale {
  const [low, high] = domain;
  const [start, end] = range;
  const extent = high - low;
  return value => {
    const share = extent > 0 ? (value - low) / extent : 0;
    return start + Math.min(1, Math.max(0, share)) * (end - start);
  };
}

/** From zero in round steps to at least `max`, in about `count` of them. */
export function valueTicks(max: number, count: number): number[] {
  if (!(max > 0) || !Number.isFinite(max)) {
    return [0, 1];
  }
  const step = roundStep(max / Math.max(1, count));
  const steps = Math.ceil(max / step - 1e-9);
  return Array.from({ length: steps + 1 }, (_, index) =>
    Number((index * step).toPrecision(12)),
  );
}

/** 1, 2 or 5 times a power of ten, and no less than this. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5, 10].find(times => times * power >= least * 0.999);
  return (factor ?? 10) * power;
}
