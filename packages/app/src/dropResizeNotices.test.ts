import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

// eslint-disable-next-line no-restricted-syntax -- tests are never part of a build
const PUBLIC = resolve(__dirname, '../public');

describe('dropResizeNotices.js', () => {
  it('keeps notices, and nothing else, from whoever shows errors later', () => {
    const shown: string[] = [];
    const show = ({ message }: ErrorEvent) => shown.push(message);
    const script = document.createElement('script');
    script.textContent = readFileSync(
      resolve(PUBLIC, 'dropResizeNotices.js'),
      'utf8',
    );
    document.head.append(script);
    window.addEventListener('error', show);
    for (const message of [
      'ResizeObserver loop completed with undelivered notifications.',
      'x is not defined',
    ]) {
      window.dispatchEvent(new ErrorEvent('error', { message }));
    }
    window.removeEventListener('error', show);
    expect(shown).toEqual(['x is not defined']);
  });

  it('is the first script of the page', () => {
    const page = readFileSync(resolve(PUBLIC, 'index.html'), 'utf8');
    const [first] = /<script .*?">/.exec(page) ?? [];
    expect(first).toBe('<script src="<%= publicPath %>/dropResizeNotices.js">');
  });
});
