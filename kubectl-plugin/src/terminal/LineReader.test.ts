import { PassThrough } from 'node:stream';
import { LineReader } from './LineReader';

const never = new AbortController().signal;

describe('LineReader', () => {
  it('gives line after line, without their ends', async () => {
    const input = new PassThrough();
    const reader = new LineReader(input, never);
    const first = reader.next();
    input.write('yes\nand more\nthe la');
    await expect(first).resolves.toBe('yes');
    await expect(reader.next()).resolves.toBe('and more');
    const last = reader.next();
    input.end('st');
    await expect(last).resolves.toBe('the last');
    await expect(reader.next()).resolves.toBeUndefined();
  });

  it('gives nothing where there is nothing', async () => {
    const input = new PassThrough();
    input.end();
    await expect(new LineReader(input, never).next()).resolves.toBeUndefined();
  });

  it('stops waiting on Ctrl-C, before as well as meanwhile', async () => {
    const interruption = new AbortController();
    const reader = new LineReader(new PassThrough(), interruption.signal);
    const line = reader.next();
    interruption.abort();
    await expect(line).resolves.toBeUndefined();
    await expect(reader.next()).resolves.toBeUndefined();
  });
});
