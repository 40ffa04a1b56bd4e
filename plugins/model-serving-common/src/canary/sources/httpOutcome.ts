import type { Outcome } from './MetricSource';

/** nginx and others; the one who asked had gone, which says nothing of who was to answer. */
const CLIENT_CLOSED_REQUEST = 499;

/**
 * What a status code says of who answered: `503` or a class (`5xx`). A code that is none leaves
 * the request out: it is not known how it ended.
 */
export function httpOutcome(code: string | undefined): Outcome {
  if (!/^[1-5]([0-9]{2}|xx)$/i.test(code ?? '')) {
    return 'left-out';
  }
  if (Number(code) === CLIENT_CLOSED_REQUEST) {
    return 'left-out';
  }
  switch (code?.charAt(0)) {
    case '5':
      return 'error';
    case '4':
      return 'client-error';
    default:
      return 'good';
  }
}
