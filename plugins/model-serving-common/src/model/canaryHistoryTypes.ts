import type { z } from 'zod';
import type * as schema from './canaryHistorySchema';

/** The canaries that a service has had, and the one it has. @public */
export type CanaryHistory = z.infer<typeof schema.canaryHistorySchema>;
/** One canary against one stable revision, from its first look to its end. @public */
export type CanaryRun = z.infer<typeof schema.canaryRunSchema>;
/** What was known of a canary at one moment. @public */
export type CanaryLook = z.infer<typeof schema.canaryLookSchema>;
/** What was weighed of one metric until a look. @public */
export type LookMetric = z.infer<typeof schema.lookMetricSchema>;
/** Something that happened to a canary. @public */
export type CanaryEvent = z.infer<typeof schema.canaryEventSchema>;
