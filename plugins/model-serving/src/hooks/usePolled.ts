import { useEffect, useState } from 'react';

/** What was answered last. */
export interface Polled<T> {
  value?: T;
  /** why there is none that is newer */
  error?: Error;
}

/**
 * Asks again and again as long as it is shown. With another question, which `ask` is told apart by,
 * it begins anew; undefined asks nothing.
 */
export function usePolled<T>(
  ask: (() => Promise<T>) | undefined,
  everyMs: number,
): Polled<T> {
  const [state, setState] = useState<Polled<T>>({});
  useEffect(() => {
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    async function askOnce() {
      try {
        const value = await ask?.();
        if (isCurrent) {
          setState({ value });
        }
      } catch (error) {
        if (isCurrent) {
          setState(({ value }) => ({ value, error: error as Error }));
        }
      }
      // Only once it is answered: an answer may take longer than the time between two.
      if (isCurrent && ask) {
        timer = setTimeout(askOnce, everyMs);
      }
    }
    void askOnce();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
      setState({});
    };
  }, [ask, everyMs]);
  return state;
}
