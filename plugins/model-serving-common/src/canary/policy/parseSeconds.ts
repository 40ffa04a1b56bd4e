const UNITS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
};

/** Seconds of `90s`, `1h30m` or `500ms`; undefined of anything else. */
export function parseSeconds(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)];
  if (parts.length === 0 || parts.map(([all]) => all).join('') !== text) {
    return undefined;
  }
  return parts.reduce(
    (sum, [, count = '', unit = '']) =>
      sum + Number(count) * (UNITS[unit] ?? 0),
    0,
  );
}
