import {
  type FoundSeries,
  parseValue,
  type Series,
} from '@modeldeck/plugin-model-serving-common';

/** What an answer of Prometheus' API holds, or what is wrong with it. */
export function readAnswer(answer: unknown): {
  data?: unknown;
  problem?: string;
} {
  if (!isRecord(answer) || typeof answer.status !== 'string') {
    return { problem: 'the answer is not one of Prometheus' };
  }
  if (answer.status !== 'success') {
    return {
      problem: textOf(answer.error) ?? `its status is ${answer.status}`,
    };
  }
  // Who answers with a warning has left something out; that looks whole, and is not.
  const [warning] = Array.isArray(answer.warnings) ? answer.warnings : [];
  if (!isAnswered(answer.data)) {
    return { problem: 'what it answers is neither series nor samples' };
  }
  return warning === undefined
    ? { data: answer.data }
    : { problem: `the answer is not whole: ${textOf(warning) ?? 'a warning'}` };
}

/** Some answer null where there is nothing. */
function isAnswered(data: unknown): boolean {
  return (
    data === null ||
    data === undefined ||
    Array.isArray(data) ||
    (isRecord(data) && (Array.isArray(data.result) || data.result === null))
  );
}

/** The labels of series, their name as `__name__`. */
export function readSeriesLabels(data: unknown): FoundSeries[] {
  return (Array.isArray(data) ? data : [])
    .map(readLabels)
    .filter(labels => labels.__name__ !== undefined);
}

/** Series with their samples. Only a day of them is millions of values, so nothing is wrapped. */
export function readMatrix(
  data: unknown,
): Array<Series & { samples: Series['samples'][number][] }> {
  const result =
    isRecord(data) && Array.isArray(data.result) ? data.result : [];
  return result.filter(isRecord).map(({ metric, values }) => {
    const { __name__: name = '', ...labels } = readLabels(metric);
    return { name, labels, samples: readSamples(values) };
  });
}

/** Series with one sample each. */
export function readVector(data: unknown): Series[] {
  const result =
    isRecord(data) && Array.isArray(data.result) ? data.result : [];
  return result.filter(isRecord).map(({ metric, value }) => {
    const { __name__: name = '', ...labels } = readLabels(metric);
    return { name, labels, samples: readSamples([value]) };
  });
}

function readSamples(values: unknown): Series['samples'][number][] {
  const samples = [];
  for (const pair of Array.isArray(values) ? values : []) {
    const [at, text]: unknown[] = Array.isArray(pair) ? pair : [];
    const value = typeof text === 'string' ? parseValue(text) : undefined;
    if (typeof at === 'number' && value !== undefined) {
      samples.push({ at: Math.round(at * 1000), value });
    }
  }
  return samples;
}

function readLabels(metric: unknown): Record<string, string> {
  return isRecord(metric)
    ? Object.fromEntries(
        Object.entries(metric).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      )
    : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
