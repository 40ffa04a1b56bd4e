import { z } from 'zod';

export const unknownSchema = z.object({
  unknown: z.string().describe('why it cannot be told'),
});

/** What is told, or why it cannot be. */
export function knownSchema<T extends z.ZodType>(schema: T) {
  return z.union([schema, unknownSchema]);
}
