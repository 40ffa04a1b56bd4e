import { PassThrough } from 'node:stream';
import { readLine } from './readLine';

const never = new AbortController().signal;

describe('readLine', () => {
  it('gives one line, without its end', async () => {
    const input = new PassThrough();
    const line = readLine(input, never);
    input.write('yes\nand more\n');
    await expect(line).resolves.toBe('yes');
  });

  it('gives nothing where there is nothing', async () => {
    const input = new PassThrough();
    input.end();
    await expect(readLine(input, never)).resolves.toBeUndefined();
  });

  it('stops waiting on Ctrl-C, before as well as meanwhile', async () => {
    const interruption = new AbortController();
    const line = readLine(new PassThrough(), interruption.signal);
    interruption.abort();
    await expect(line).resolves.toBeUndefined();
    await expect(
      readLine(new PassThrough(), interruption.signal),
    ).resolves.toBeUndefined();
  });
});
