import type { Host } from '../cli/Host';

/**
 * Aborts when `--timeout` is over or the user has pressed Ctrl-C. Not by AbortSignal.timeout: what is
 * made of it with AbortSignal.any may be collected before its time.
 */
export function endOfWatch(
  { timeoutMs }: { timeoutMs?: number },
  { interrupted }: Pick<Host, 'interrupted'>,
): { signal: AbortSignal; cancel(): void } {
  const end = new AbortController();
  const onInterrupt = () => end.abort();
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => end.abort(), timeoutMs);
  interrupted.addEventListener('abort', onInterrupt, { once: true });
  return {
    signal: end.signal,
    cancel: () => {
      clearTimeout(timer);
      interrupted.removeEventListener('abort', onInterrupt);
    },
  };
}
