import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook } from '@testing-library/react';
import type { PropsWithChildren } from 'react';
import { FakeModelServingApi } from '../__testUtils__/FakeModelServingApi';
import { aFleet } from '../__testUtils__/services';
import { modelServingApiRef } from '../api';
import { ANY_POOL, usePoolFits } from './usePoolFits';

const QUESTION = { resource: 'nvidia.com/gpu', perPod: 1, replicas: 1 };

describe('usePoolFits', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('asks once of what is typed, and takes no earlier answer for one to it', async () => {
    const api = FakeModelServingApi.live(aFleet([]));
    const { result, rerender } = renderHook(
      ({ perPod }) => usePoolFits({ ...QUESTION, perPod }, [ANY_POOL]),
      {
        initialProps: { perPod: 1 },
        wrapper: ({ children }: PropsWithChildren) => (
          <TestApiProvider apis={[[modelServingApiRef, api]]}>
            {children}
          </TestApiProvider>
        ),
      },
    );
    await act(async () => {});
    expect(result.current?.get(ANY_POOL)).toMatchObject({ fits: 'yes' });
    rerender({ perPod: 2 });
    rerender({ perPod: 28 });
    expect(result.current).toBeUndefined();
    await act(() => jest.advanceTimersByTimeAsync(400));
    expect(result.current?.get(ANY_POOL)).toMatchObject({ fits: 'yes' });
    expect(api.gpuFit.mock.calls).toEqual(
      [1, 28].map(count => [
        expect.objectContaining({
          accelerators: [{ resource: 'nvidia.com/gpu', count }],
        }),
      ]),
    );
  });
});
