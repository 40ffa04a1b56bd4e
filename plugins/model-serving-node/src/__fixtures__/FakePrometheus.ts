import { FakeApiServer } from './FakeApiServer';

/** One series, sampled every 15 seconds from the epoch on unless it says when. */
export interface FakeSeries {
  labels: Record<string, string>;
  values: readonly number[];
  /** seconds, a time for each value */
  times?: readonly number[];
}

/** Answers of a Prometheus that holds just these series, whatever time it is asked about. */
export class FakePrometheus {
  private constructor(
    private readonly server: FakeApiServer,
    readonly url: string,
  ) {}

  /** @param fault - answered in the place of samples whose selector has this in it; undefined: nothing */
  static async start(
    series: readonly FakeSeries[],
    fault?: { of: string; answer: string | undefined },
  ): Promise<FakePrometheus> {
    const server = await FakeApiServer.start(({ url, form }, response) => {
      const selectors = [url.searchParams, form].flatMap(asked => [
        ...asked.getAll('match[]'),
        ...asked.getAll('query'),
      ]);
      const isSamples = !url.pathname.endsWith('/series');
      if (fault && isSamples && selectors.some(of => of.includes(fault.of))) {
        if (fault.answer !== undefined) {
          response.end(fault.answer);
        }
        return;
      }
      const selections = selectors.map(selectionOf);
      const found = series.filter(({ labels }) =>
        selections.some(selects => selects(labels)),
      );
      const data = isSamples
        ? { resultType: 'matrix', result: found.map(matrixOf) }
        : found.map(({ labels }) => labels);
      response.end(JSON.stringify({ status: 'success', data }));
    });
    return new FakePrometheus(server, server.connection().server);
  }

  /** selectors of the queries for samples so far */
  queries(): string[] {
    return this.server.requests.flatMap(({ url, form }) =>
      [url.searchParams, form].flatMap(asked => asked.getAll('query')),
    );
  }

  /** how often it was asked which series there are */
  lookUps(): number {
    return this.server.requests.filter(({ url }) =>
      url.pathname.endsWith('/series'),
    ).length;
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

const MATCHER = /([A-Za-z_]\w*)=~("(?:[^"\\]|\\.)*")/g;

/** Matchers of `=~` alone: they are all that is asked by. */
function selectionOf(
  selector: string,
): (labels: Record<string, string>) => boolean {
  const matchers = [...selector.matchAll(MATCHER)].map(
    ([, label = '', pattern = '""']) => ({
      label,
      expression: new RegExp(`^(?:${JSON.parse(pattern)})$`),
    }),
  );
  return labels =>
    matchers.every(({ label, expression }) =>
      expression.test(labels[label] ?? ''),
    );
}

function matrixOf({ labels, values, times }: FakeSeries) {
  return {
    metric: labels,
    values: values.map((value, index) => [
      times?.[index] ?? index * 15,
      String(value),
    ]),
  };
}
