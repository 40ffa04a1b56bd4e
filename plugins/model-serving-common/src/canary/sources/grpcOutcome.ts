import type { Outcome } from './MetricSource';

/** google.golang.org/grpc/codes, by number */
const CODES = [
  'ok',
  'canceled',
  'unknown',
  'invalidargument',
  'deadlineexceeded',
  'notfound',
  'alreadyexists',
  'permissiondenied',
  'resourceexhausted',
  'failedprecondition',
  'aborted',
  'outofrange',
  'unimplemented',
  'internal',
  'unavailable',
  'dataloss',
  'unauthenticated',
];

/** The codes that are the server's fault (OpenTelemetry's conventions for gRPC servers). */
const ERRORS = new Set([
  'unknown',
  'deadlineexceeded',
  'unimplemented',
  'internal',
  'unavailable',
  'dataloss',
]);

/** What a gRPC status says of who answered, given as number (`14`) or name in any writing. */
export function grpcOutcome(status: string | undefined): Outcome {
  const text = status ?? '';
  const name = /^[0-9]{1,2}$/.test(text)
    ? CODES[Number(text)]
    : text
        .toLowerCase()
        .replace(/[^a-z]/g, '')
        .replace('cancelled', 'canceled');
  if (name === undefined || !CODES.includes(name) || name === 'canceled') {
    return 'left-out';
  }
  if (ERRORS.has(name)) {
    return 'error';
  }
  return name === 'ok' ? 'good' : 'client-error';
}
