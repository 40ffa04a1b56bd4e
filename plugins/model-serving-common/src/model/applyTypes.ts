import type { z } from 'zod';
import type * as schema from './applySchema';

/** @public */
export type ApplyRequest = z.infer<typeof schema.applyRequestSchema>;
/** What has become of a document. @public */
export type AppliedObject = z.infer<typeof schema.appliedObjectSchema>;
/** @public */
export type ApplyReport = z.infer<typeof schema.applyReportSchema>;
