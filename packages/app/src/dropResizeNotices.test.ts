import { dropResizeNotices } from './dropResizeNotices';

describe('dropResizeNotices', () => {
  it('keeps notices, and nothing else, from whoever shows errors', () => {
    const shown: string[] = [];
    const show = ({ message }: ErrorEvent) => shown.push(message);
    window.addEventListener('error', show);
    dropResizeNotices();
    for (const message of [
      'ResizeObserver loop completed with undelivered notifications.',
      'x is not defined',
    ]) {
      window.dispatchEvent(new ErrorEvent('error', { message }));
    }
    window.removeEventListener('error', show);
    expect(shown).toEqual(['x is not defined']);
  });
});
