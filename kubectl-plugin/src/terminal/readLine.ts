import { createInterface } from 'node:readline';

/** The next line of a stream; undefined at its end, or when the signal comes before. */
export function readLine(
  input: NodeJS.ReadableStream,
  signal: AbortSignal,
): Promise<string | undefined> {
  return new Promise(resolve => {
    if (signal.aborted) {
      resolve(undefined);
      return;
    }
    const lines = createInterface({ input });
    const stop = () => lines.close();
    signal.addEventListener('abort', stop, { once: true });
    lines.once('line', line => {
      resolve(line);
      lines.close();
    });
    lines.once('close', () => {
      signal.removeEventListener('abort', stop);
      resolve(undefined);
    });
  });
}
