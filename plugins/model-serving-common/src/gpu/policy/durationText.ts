const UNITS: ReadonlyArray<[seconds: number, unit: string]> = [
  [2 * 86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
  [1, 's'],
];

const SIZES: Readonly<Record<string, number>> = { d: 86_400, h: 3600, min: 60 };

/** "45 s", "30 min", "1.5 h", "3 d", to a tenth. */
export function durationText(seconds: number): string {
  const [, unit = 's'] = UNITS.find(([from]) => seconds >= from) ?? [];
  const count = seconds / (SIZES[unit] ?? 1);
  return `${Math.round(count * 10) / 10} ${unit}`;
}
