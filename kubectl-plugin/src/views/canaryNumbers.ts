/** Few digits of any number, with thousands set apart: `3.1`, `0.25`, `1,234`. */
export function numberOf(value: number): string {
  if (!Number.isFinite(value)) {
    return value > 0 ? 'any number' : '0';
  }
  if (Math.abs(value) >= 1e6) {
    return value.toExponential(0).replace('e+', 'e');
  }
  const rounded =
    Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(2));
  const [whole = '', fraction] = String(rounded).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/** Evidence beyond this is as good as any, and long to read. */
const MUCH = 999;
const LITTLE = 0.001;

/** Evidence in few characters. */
export function evidenceOf(value: number): string {
  if (value > MUCH) {
    return `over ${numberOf(MUCH)}`;
  }
  return value < LITTLE ? `under ${LITTLE}` : numberOf(value);
}

/** A count as it is, with thousands set apart. */
export function countOf(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** Of 412 requests 13: `3.2 %`; nothing of nothing. */
export function shareOf(part: number, all: number): string {
  return all > 0 ? `${Number(((100 * part) / all).toPrecision(2))} %` : '';
}

/** `250 ms` below a second, `2.5 s` above. */
export function secondsOf(seconds: number): string {
  return seconds < 1
    ? `${Number((seconds * 1000).toPrecision(3))} ms`
    : `${Number(seconds.toPrecision(3))} s`;
}

/** Between which times a quantile lies: a histogram does not say more. */
export function rangeOf(above: number, upTo: number | undefined): string {
  if (upTo === undefined) {
    return `over ${secondsOf(above)}`;
  }
  if (above <= 0) {
    return `up to ${secondsOf(upTo)}`;
  }
  const isSameUnit = above < 1 === upTo < 1;
  const from = secondsOf(above);
  return `${isSameUnit ? from.replace(/ \w+$/, '') : from} to ${secondsOf(
    upTo,
  )}`;
}

/** How far evidence is on its way, from 0 to 1. What multiplies is far when its logarithm is. */
export function evidenceShare(evidence: number, needed: number): number {
  if (!(evidence > 1) || !(needed > 1)) {
    return 0;
  }
  return Math.min(1, Math.log(evidence) / Math.log(needed));
}
