import { FakeApiServer } from './FakeApiServer';

/** One series, sampled every 15 seconds from the epoch on. */
export interface FakeSeries {
  labels: Record<string, string>;
  values: readonly number[];
}

/** Answers of a Prometheus that holds just these series, which selects by name only. */
export class FakePrometheus {
  private constructor(
    private readonly server: FakeApiServer,
    readonly url: string,
  ) {}

  static async start(series: readonly FakeSeries[]): Promise<FakePrometheus> {
    const server = await FakeApiServer.start(({ url }, response) => {
      const [match = '', ...others] = [
        ...url.searchParams.getAll('match[]'),
        ...url.searchParams.getAll('query'),
      ].map(namesOf);
      const names = new Set([match, ...others].flatMap(each => each));
      const found = series.filter(({ labels }) =>
        names.has(labels.__name__ ?? ''),
      );
      const data = url.pathname.endsWith('/series')
        ? found.map(({ labels }) => labels)
        : { resultType: 'matrix', result: found.map(matrixOf) };
      response.end(JSON.stringify({ status: 'success', data }));
    });
    return new FakePrometheus(server, server.connection().server);
  }

  /** selectors of the queries for samples so far */
  queries(): string[] {
    return this.server.requests.flatMap(({ url }) =>
      url.searchParams.getAll('query'),
    );
  }

  stop(): Promise<void> {
    return this.server.stop();
  }
}

function namesOf(selector: string): string[] {
  const names = /__name__=~"(?:\(\?:)?([^")]*)/.exec(selector)?.[1] ?? '';
  return names.split('|');
}

function matrixOf({ labels, values }: FakeSeries) {
  return {
    metric: labels,
    values: values.map((value, index) => [index * 15, String(value)]),
  };
}
