import { act, renderHook } from '@testing-library/react';
import { useSettled } from './useSettled';

describe('useSettled', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('passes over what is changed again at once', () => {
    const { result, rerender } = renderHook(
      ({ value }) => useSettled(value, 400),
      { initialProps: { value: '1' } },
    );
    expect(result.current).toBe('1');
    rerender({ value: '12' });
    act(() => jest.advanceTimersByTime(399));
    rerender({ value: '123' });
    act(() => jest.advanceTimersByTime(399));
    expect(result.current).toBe('1');
    act(() => jest.advanceTimersByTime(1));
    expect(result.current).toBe('123');
  });
});
