import type { Labels } from '../sources/MetricSource';

/** One line of a scrape. */
export interface ScrapedSample {
  name: string;
  labels: Labels;
  value: number;
}

const NAME = /^[a-zA-Z_:][a-zA-Z0-9_:]*/;
const LABEL = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*=\s*"((?:[^"\\]|\\.)*)"\s*,?/;
const VALUE = /^\s*([^\s#]+)/;

/**
 * What a process exposes, in Prometheus' text format or OpenMetrics. Lines that are neither are
 * left out: one bad line is no reason to see nothing.
 *
 * @param isWanted - by name, before a line is read any further; a server exposes thousands
 */
export function parseExposition(
  text: string,
  isWanted: (name: string) => boolean = () => true,
): ScrapedSample[] {
  const samples: ScrapedSample[] = [];
  for (const line of text.split('\n')) {
    const name = NAME.exec(line)?.[0];
    if (name !== undefined && isWanted(name)) {
      const sample = parseRest(name, line.slice(name.length));
      if (sample) {
        samples.push(sample);
      }
    }
  }
  return samples;
}

/** Labels, value, and what follows: a timestamp or an exemplar, which are not needed. */
function parseRest(name: string, rest: string): ScrapedSample | undefined {
  const labels: Record<string, string> = {};
  let left = rest.trimStart();
  if (left.startsWith('{')) {
    left = left.slice(1);
    for (let found = LABEL.exec(left); found; found = LABEL.exec(left)) {
      const [whole, label = '', value = ''] = found;
      Object.defineProperty(labels, label, {
        value: unescaped(value),
        enumerable: true,
        configurable: true,
      });
      left = left.slice(whole.length);
    }
    left = left.trimStart();
    if (!left.startsWith('}')) {
      return undefined;
    }
    left = left.slice(1);
  } else if (!/^\s/.test(rest)) {
    return undefined;
  }
  const value = parseValue(VALUE.exec(left)?.[1]);
  return value === undefined ? undefined : { name, labels, value };
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, character) =>
    character === 'n' ? '\n' : character,
  );
}

/** A number as Prometheus writes it; undefined: it is none. */
export function parseValue(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  if (/^[+-]?Inf(inity)?$/i.test(text)) {
    return text.startsWith('-') ? -Infinity : Infinity;
  }
  if (/^nan$/i.test(text)) {
    return NaN;
  }
  return /^[+-]?[0-9.]/.test(text) && !Number.isNaN(Number(text))
    ? Number(text)
    : undefined;
}
