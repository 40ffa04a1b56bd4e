import type { ScrapedSample } from '@modeldeck/plugin-model-serving-common';

/**
 * What pods told when they were scraped last, as plain data: with it, what they count from now on
 * adds to what they counted until then, whoever asks them next.
 *
 * @public
 */
export interface ScrapeMemory {
  /** epoch milliseconds */
  readonly at: number;
  readonly samples: readonly ScrapedSample[];
  /** what answered, as its series name it in `instance` */
  readonly answered: readonly string[];
}

/**
 * What was kept as JSON; undefined where it is nothing of that kind. What is flawed in it is left
 * out, so that those series begin anew.
 *
 * @public
 */
export function readScrapeMemory(value: unknown): ScrapeMemory | undefined {
  const { at, samples, answered } = (value ?? {}) as Partial<ScrapeMemory>;
  return typeof at === 'number' &&
    Number.isFinite(at) &&
    Array.isArray(samples) &&
    Array.isArray(answered)
    ? {
        at,
        samples: samples.filter(isSample),
        answered: answered.filter(each => typeof each === 'string'),
      }
    : undefined;
}

function isSample(value: unknown): value is ScrapedSample {
  const {
    name,
    labels,
    value: count,
  } = (value ?? {}) as Partial<ScrapedSample>;
  return (
    typeof name === 'string' &&
    typeof count === 'number' &&
    typeof labels === 'object' &&
    labels !== null &&
    Object.values(labels).every(label => typeof label === 'string')
  );
}
