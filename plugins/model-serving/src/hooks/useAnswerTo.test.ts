import { act, renderHook } from '@testing-library/react';
import { useAnswerTo } from './useAnswerTo';

describe('useAnswerTo', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const settled = () => act(() => jest.advanceTimersByTimeAsync(300));

  it('asks what was typed once it is typed, and answers nothing else', async () => {
    const answer = jest.fn(async (question: string) => question.length);
    const { result, rerender } = renderHook(
      ({ question }: { question?: string }) => useAnswerTo(question, answer),
      { initialProps: { question: 'a' } as { question?: string } },
    );
    await settled();
    expect(result.current).toBe(1);
    rerender({ question: 'ab' });
    expect(result.current).toBeUndefined();
    rerender({ question: 'abc' });
    await settled();
    expect(result.current).toBe(3);
    expect(answer.mock.calls).toEqual([['a'], ['abc']]);
    rerender({});
    await settled();
    expect(result.current).toBeUndefined();
    expect(answer).toHaveBeenCalledTimes(2);
  });

  it('tells why there is no answer', async () => {
    const answer = async () => {
      throw new Error('no answer');
    };
    const { result } = renderHook(() => useAnswerTo('a', answer));
    await settled();
    expect(result.current).toEqual(new Error('no answer'));
  });
});
