/** One of the values that a template allows, as it is shown. */
export interface PlatformChoice {
  value: string;
  label: string;
  /** kinds that a cluster has to serve for it, as `group/plural` */
  needs: readonly string[];
}

interface EnumSchema {
  enum?: readonly unknown[];
  enumNames?: unknown;
}

/** As rjsf reads `enum` and `enumNames`. */
export function choicesOf(
  { enum: values = [], enumNames }: EnumSchema,
  requires: Readonly<Record<string, readonly string[]>> = {},
): PlatformChoice[] {
  const names: unknown[] = Array.isArray(enumNames) ? enumNames : [];
  return values.flatMap((value, index) =>
    typeof value === 'string'
      ? {
          value,
          label: String(names[index] ?? value),
          needs: Object.hasOwn(requires, value) ? requires[value]! : [],
        }
      : [],
  );
}
