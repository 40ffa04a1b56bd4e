import type { FieldReader } from './FieldReader';

const QUANTITY =
  /^([+-]?(?:\d+\.?\d*|\.\d+))(?:([eE][+-]?\d+)|(Ki|Mi|Gi|Ti|Pi|Ei|[numkMGTPE]))?$/;

const FACTORS: Readonly<Record<string, number>> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/**
 * A Kubernetes quantity as a number in its base unit (`500m` is 0.5, `1Ki` is 1024); undefined
 * for what is no quantity. `1E` is an exa, `1E3` a thousand, as in
 * kubernetes/apimachinery: pkg/api/resource/quantity.go.
 *
 * @public
 */
export function parseQuantity(quantity: string | number): number | undefined {
  if (typeof quantity === 'number') {
    return Number.isFinite(quantity) ? quantity : undefined;
  }
  const [, digits, exponent, suffix] = QUANTITY.exec(quantity) ?? [];
  if (digits === undefined) {
    return undefined;
  }
  const value = Number(`${digits}${exponent ?? ''}`);
  return suffix === undefined ? value : value * (FACTORS[suffix] ?? NaN);
}

/** Reads a quantity; what is none is recorded as malformed. @public */
export function readQuantity(field: FieldReader): number | undefined {
  const scalar = field.scalar();
  if (scalar === undefined) {
    return undefined;
  }
  const value = parseQuantity(scalar);
  if (value === undefined) {
    field.reject('quantity');
  }
  return value;
}
