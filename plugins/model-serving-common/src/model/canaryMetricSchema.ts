import { z } from 'zod';

/** What may be compared between a canary and stable. */
export const canaryMetricSchema = z.enum([
  'errors',
  'client-errors',
  'latency',
  'time-to-first-token',
  'inter-token-latency',
  'restarts',
]);
