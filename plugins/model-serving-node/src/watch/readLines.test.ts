import { readLines } from './readLines';

async function* chunks(...texts: Array<string | Buffer>) {
  for (const text of texts) {
    yield Buffer.from(text);
  }
}

async function lines(...texts: Array<string | Buffer>): Promise<string[]> {
  const result: string[] = [];
  for await (const line of readLines(chunks(...texts))) {
    result.push(line);
  }
  return result;
}

describe('readLines', () => {
  const TEXT = '{"a":"é"}\n\n{"b":"日本"}\n{"c":1}\n';
  const LINES = ['{"a":"é"}', '', '{"b":"日本"}', '{"c":1}'];

  it('gives the same lines wherever the network cuts them, inside of letters too', async () => {
    const bytes = Buffer.from(TEXT);
    for (let cut = 0; cut <= bytes.length; cut++) {
      expect(await lines(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual(
        LINES,
      );
    }
    const single = [...bytes].map(byte => Buffer.from([byte]));
    expect(await lines(...single)).toEqual(LINES);
  });

  it('drops a line that was cut off', async () => {
    expect(await lines('{"a":1}\n{"b":')).toEqual(['{"a":1}']);
  });

  it('does not collect a line for ever', async () => {
    const megabyte = 'x'.repeat(1024 * 1024);
    await expect(
      lines(...Array.from({ length: 17 }, () => megabyte)),
    ).rejects.toThrow('larger than 16 MiB');
  });
});
