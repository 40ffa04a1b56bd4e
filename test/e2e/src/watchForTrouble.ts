import type { Page } from 'playwright-core';

/**
 * Collects what a user would not see and should not happen: errors in the console, exceptions,
 * requests that failed or were refused.
 */
export function watchForTrouble(page: Page): string[] {
  const trouble: string[] = [];
  page.on('console', message => {
    if (message.type() === 'error') {
      trouble.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', error => trouble.push(`exception: ${error.message}`));
  page.on('requestfailed', request => {
    const reason = request.failure()?.errorText;
    // The page itself lets go of requests when it leaves, the stream of changes above all.
    if (reason !== 'net::ERR_ABORTED') {
      trouble.push(`request: ${request.url()}: ${reason}`);
    }
  });
  page.on('response', response => {
    if (response.status() >= 400) {
      trouble.push(`response: ${response.url()}: ${response.status()}`);
    }
  });
  return trouble;
}
