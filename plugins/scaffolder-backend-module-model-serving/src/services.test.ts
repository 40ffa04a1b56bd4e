import { request } from 'node:http';
import type { ProjectTexts } from './__testUtils__/lint/Lint';
import { renderCase } from './__testUtils__/renderCase';
import {
  canRun,
  type Language,
  RunningService,
} from './__testUtils__/RunningService';

/** Web services of templates, run with Nginx before them as in their pods. */

const SERVICES: readonly {
  template: string;
  language: Language;
  row: unknown;
  wrong: string;
  /** the source that is made slow, and after what */
  slow: [string, string, string];
}[] = [
  {
    template: 'python-service',
    language: 'Python',
    row: [1, 2],
    wrong: '{"instances": [[NaN, 1]]}',
    slow: [
      'src/model.py',
      '        """A number for each row."""\n',
      '        if rows[0][0] == 99: import time; open("/tmp/asked", "w"); time.sleep(1)\n',
    ],
  },
  {
    template: 'r-service',
    language: 'R',
    row: { x: 1, z: 2 },
    wrong: '{"instances": [{"x": 1e999, "z": 1}]}',
    slow: [
      'src/model.R',
      'predict_rows <- function(model, rows) {\n',
      '  if (rows[1, 1] == 99) { file.create("/tmp/asked"); Sys.sleep(1) }\n',
    ],
  },
];

const ANSWERS = {
  name: 'churn',
  owner: 'group:default/marketing',
  namespace: 'marketing',
};

jest.setTimeout(120_000);

const here = SERVICES.filter(({ language }) => canRun(language));
const describeHere =
  here.length > 0 ? describe.each(here) : describe.skip.each(SERVICES);

beforeAll(() => {
  for (const { template } of SERVICES.filter(one => !here.includes(one))) {
    process.stdout.write(`what ${template} runs on is not here: not tried\n`);
  }
});

describeHere('$template', ({ template, language, ...its }) => {
  let service: RunningService | undefined;

  afterEach(async () => {
    await service?.dispose();
    service = undefined;
  });

  async function files(): Promise<ProjectTexts> {
    return renderCase({ template, answers: ANSWERS });
  }

  function predict(body: string | Uint8Array): Promise<Response> {
    return fetch(`${service?.url}/predict`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  }

  it('answers callers, and tells them what is wrong in JSON', async () => {
    service = await RunningService.start(await files(), language);
    const rows = JSON.stringify({ instances: [its.row, its.row] });
    const answer = await predict(rows);
    expect(answer.status).toBe(200);
    const { predictions } = (await answer.json()) as { predictions: number[] };
    expect(predictions).toEqual([expect.any(Number), expect.any(Number)]);
    expect(await inChunks(`${service.url}/predict`, rows)).toBe(200);

    for (const body of [
      '{"instances": ',
      '[]',
      its.wrong,
      `{"instances": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    ]) {
      const refused = await predict(body);
      expect({ body, status: refused.status }).toEqual({ body, status: 400 });
      expect(await refused.json()).toEqual({ error: expect.any(String) });
    }
    const unknown = await fetch(`${service.url}/nothing`);
    expect(unknown.status).toBe(404);
    expect(await unknown.json()).toEqual({ error: expect.any(String) });
    expect((await predict(new Uint8Array(11 << 20))).status).toBe(413);

    const page = await (await fetch(`${service.url}/metrics`)).text();
    const counted = (status: number) =>
      page
        .split('\n')
        .filter(line => line.startsWith('http_server_request_duration'))
        .filter(line => line.includes(`status_code="${status}"`))
        .map(line => /_count\{.*\} (\S+)$/.exec(line)?.[1])
        .filter(count => count !== undefined)
        .map(Number);
    expect(counted(200)).toEqual([2]);
    expect(counted(400)).toEqual([4]);
    expect(counted(404)).toEqual([1]);
    expect(counted(500)).toEqual([]);
  });

  it('answers what it took before it goes', async () => {
    const [path, after, more] = its.slow;
    const texts = await files();
    const source = texts[path] ?? '';
    expect(source).toContain(after);
    service = await RunningService.start(
      { ...texts, [path]: source.replace(after, after + more) },
      language,
    );
    const row = Array.isArray(its.row) ? [99, 2] : { x: 99, z: 2 };
    const answer = predict(JSON.stringify({ instances: [row] }));
    await service.written('asked');
    await service.end();
    expect((await answer).status).toBe(200);
    await expect(fetch(service.url)).rejects.toThrow('fetch failed');
  });
});

/** What is said to a body whose length is not told beforehand. */
function inChunks(url: string, body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', headers: { 'content-type': 'application/json' } },
      response => resolve(response.resume().statusCode),
    );
    sent.once('error', reject);
    sent.write(body.slice(0, 10));
    sent.end(body.slice(10));
  });
}
