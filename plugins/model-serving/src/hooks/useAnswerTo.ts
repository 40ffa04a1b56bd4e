import { useCallback } from 'react';
import { usePolled } from './usePolled';
import { useSettled } from './useSettled';

const AGAIN_MS = 60_000;
/** Questions are typed letter by letter. */
const SETTLED_AFTER_MS = 300;

/**
 * The answer to what is being typed, or why there is none; undefined as long as nobody has
 * answered. No question asks nothing.
 */
export function useAnswerTo<T>(
  question: string | undefined,
  answer: (question: string) => Promise<T>,
): T | Error | undefined {
  const settled = useSettled(question, SETTLED_AFTER_MS);
  const ask = useCallback(
    async () =>
      settled === undefined
        ? undefined
        : {
            question: settled,
            answer: await answer(settled).catch((error: Error) => error),
          },
    [answer, settled],
  );
  const { value } = usePolled(ask, AGAIN_MS);
  // An answer to what was typed before is none to what is typed now.
  return value && value.question === question ? value.answer : undefined;
}
