import type { z } from 'zod';
import type * as schema from './gpuPoolSchema';

/** A group of nodes with accelerators, as whoever runs the cluster named it. @public */
export type GpuPoolIdentity = z.infer<typeof schema.gpuPoolIdentitySchema>;
/** @public */
export type GpuPoolList = z.infer<typeof schema.gpuPoolListSchema>;
