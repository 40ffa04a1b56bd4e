import { setMaxListeners } from 'node:events';
import type { WriteStream } from 'node:tty';
import { ExitCode } from './ExitCode';
import type { LineReader } from '../terminal/LineReader';
import type { Host, Output } from './Host';

/** The running process as a Host, until `dispose` lets it end. */
export function createProcessHost(
  process: NodeJS.Process,
): Host & { dispose(): void } {
  const interrupted = new AbortController();
  let lines: LineReader | undefined;
  // Every request that is under way listens; Node takes more than ten for a leak, on stderr.
  setMaxListeners(0, interrupted.signal);
  const onInterrupt = () => interrupted.abort();
  process.once('SIGINT', onInterrupt);
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', error => endQuietly(process, error));
  }
  return {
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    stdin: {
      get isTTY() {
        return process.stdin.isTTY ?? false;
      },
      readLine: async () => {
        const { LineReader } = await import('../terminal/LineReader');
        lines ??= new LineReader(process.stdin, interrupted.signal);
        return lines.next();
      },
    },
    env: process.env,
    now: () => new Date(),
    // Loading it costs every start as much as a tenth of kubectl's.
    readFile: async path =>
      (await import('node:fs/promises')).readFile(path, 'utf8'),
    replaceFile: async (path, content) =>
      (await import('./replaceFile')).replaceFile(path, content),
    interrupted: interrupted.signal,
    onResize: listener => {
      process.stdout.on('resize', listener);
      return () => process.stdout.off('resize', listener);
    },
    dispose: () => process.off('SIGINT', onInterrupt),
  };
}

/** `| head` has read enough: there is nobody to tell anything. */
function endQuietly(
  process: NodeJS.Process,
  error: NodeJS.ErrnoException,
): void {
  if (error.code === 'EPIPE') {
    process.exit(ExitCode.brokenPipe);
  }
  throw error;
}

function output(stream: WriteStream): Output {
  return {
    write: text => {
      stream.write(text);
    },
    get isTTY() {
      return stream.isTTY ?? false;
    },
    get columns() {
      return stream.columns;
    },
    get rows() {
      return stream.rows;
    },
  };
}
