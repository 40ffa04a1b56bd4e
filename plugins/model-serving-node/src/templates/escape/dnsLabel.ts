import { plainTextOf } from './oneLine';

const LONGEST = 63;

/** A name that Kubernetes takes (RFC 1123 label), made from any text. */
export function dnsLabel(value: unknown): string {
  const label = plainTextOf(value, 'a name')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  if (label === '') {
    throw new Error(`${JSON.stringify(value)} has no letter or digit of a-z`);
  }
  return label;
}
