/**
 * A value that could not be told, with the reason a person can act on.
 * It is not zero, not empty and not false: nothing may be computed from it.
 *
 * @public
 */
export interface Unknown {
  unknown: string;
}

/** A value, or the reason why it cannot be told. @public */
export type Known<T> = T | Unknown;

/** @public */
export function unknown(reason: string): Unknown {
  return { unknown: reason };
}

/** @public */
export function isUnknown(value: unknown): value is Unknown {
  return (
    typeof value === 'object' &&
    value !== null &&
    typeof (value as Unknown).unknown === 'string'
  );
}

/** The value when it is known, otherwise undefined. @public */
export function known<T>(value: Known<T>): T | undefined {
  return isUnknown(value) ? undefined : value;
}

/** The value when it is there, otherwise unknown for this reason. @public */
export function orUnknown<T>(value: T | undefined, reason: string): Known<T> {
  return value === undefined ? unknown(reason) : value;
}
