import { render, screen } from '@testing-library/react';
import { app } from './App';

describe('the portal', () => {
  it('starts and asks the backend who the guest is', async () => {
    process.env = {
      NODE_ENV: 'test',
      APP_CONFIG: [
        {
          data: {
            app: { title: 'Modeldeck', baseUrl: 'http://localhost' },
            backend: { baseUrl: 'http://localhost:7007' },
          },
          context: 'test',
        },
      ] as unknown as string,
    };
    const asked = jest
      .spyOn(global, 'fetch')
      .mockRejectedValue(new Error('no backend here'));

    render(app.createRoot());

    // The whole app loads first, which takes seconds where many tests share two cores.
    const loaded = { timeout: 30_000 };
    expect(
      await screen.findAllByText(/no backend here/, {}, loaded),
    ).not.toEqual([]);
    expect(String(asked.mock.calls[0]?.[0])).toContain(
      '/api/auth/guest/refresh',
    );
  });
});
