import type { Response } from 'express';

/** Aborted when the connection is closed: nobody waits for the answer any more. */
export function untilClosed(response: Response): AbortSignal {
  const closed = new AbortController();
  response.once('close', () => closed.abort());
  return closed.signal;
}
