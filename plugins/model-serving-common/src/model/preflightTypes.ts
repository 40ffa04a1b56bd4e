import type { z } from 'zod';
import type * as schema from './preflightSchema';

/** @public */
export type PreflightState = z.infer<typeof schema.preflightStateSchema>;
/** @public */
export type PreflightCheck = z.infer<typeof schema.preflightCheckSchema>;
/** @public */
export type PreflightReport = z.infer<typeof schema.preflightReportSchema>;
