import { once } from 'node:events';

/** Waits, but no longer than until the signal aborts. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) {
    return;
  }
  const woken = new AbortController();
  const timer = setTimeout(() => woken.abort(), ms);
  const wake = () => woken.abort();
  signal.addEventListener('abort', wake, { once: true });
  await once(woken.signal, 'abort');
  clearTimeout(timer);
  signal.removeEventListener('abort', wake);
}
