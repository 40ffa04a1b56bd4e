import type { z } from 'zod';
import type * as actions from './actionReportSchema';
import type * as schema from './executionSchema';

/** What is asked to be written, and the plan that was confirmed for it. @public */
export type ExecuteRequest = z.infer<typeof schema.executeRequestSchema>;
/** What became of a plan that was confirmed. @public */
export type ExecutionOutcome = z.infer<typeof schema.executionOutcomeSchema>;
/** Whether the caller may move a service's traffic through the portal. @public */
export type CanaryControl = z.infer<typeof schema.canaryControlSchema>;
/** What the terminal tells scripts of a verb that moves traffic. @public */
export type ActionReport = z.infer<typeof actions.actionReportSchema>;
/** What became of it. @public */
export type ActionOutcome = z.infer<typeof actions.actionOutcomeSchema>;
