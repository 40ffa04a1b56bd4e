import { useCallback, useState } from 'react';

/**
 * The width of an element as it is laid out, in pixels; undefined before that. The returned
 * function is the element's ref.
 */
export function useWidth(): [
  ref: (element: HTMLElement | null) => (() => void) | void,
  width: number | undefined,
] {
  const [width, setWidth] = useState<number>();
  const [observer] = useState(() =>
    typeof ResizeObserver === 'undefined'
      ? undefined
      : new ResizeObserver(([entry]) => setWidth(entry?.contentRect.width)),
  );
  const ref = useCallback(
    (element: HTMLElement | null) => {
      observer?.disconnect();
      if (element) {
        observer?.observe(element);
      }
    },
    [observer],
  );
  return [ref, width];
}
