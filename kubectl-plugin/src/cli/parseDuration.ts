const unitMs: Record<string, number> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/**
 * A duration as kubectl takes it, in milliseconds: `30s`, `1m30s`, `1.5h`, a bare number of
 * seconds. Throws an Error whose message is for the user.
 */
export function parseDuration(value: string): number {
  if (/^\d+$/.test(value)) {
    return Number(value) * 1000;
  }
  const parts = [...value.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/gy)];
  const length = parts.reduce((sum, [part]) => sum + part.length, 0);
  if (length === 0 || length !== value.length) {
    throw new Error(
      `"${value}" is not a duration: write it like 30s, 2m or 1h30m`,
    );
  }
  return parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (unitMs[unit ?? ''] ?? 0),
    0,
  );
}
