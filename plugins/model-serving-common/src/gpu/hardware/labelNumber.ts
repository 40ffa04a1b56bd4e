type Labels = Readonly<Record<string, string>>;

/** The first of the labels that holds a number above zero. */
export function labelNumber(
  labels: Labels,
  ...keys: readonly string[]
): number | undefined {
  return keys
    .map(key =>
      /^\d{1,12}$/.test(labels[key] ?? '') ? Number(labels[key]) : 0,
    )
    .find(number => number > 0);
}
