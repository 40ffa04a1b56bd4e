import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import { z } from 'zod';

/** @throws InputError that says which field is wrong */
export function readBody<T extends z.ZodType>(
  { body }: Pick<Request, 'body'>,
  schema: T,
): z.infer<T> {
  const { data, error } = schema.safeParse(body);
  if (error) {
    const [issue] = error.issues;
    const path = issue?.path.join('.');
    throw new InputError(
      `The request's body is not as expected${path ? ` at ${path}` : ''}: ${
        issue?.message
      }`,
    );
  }
  return data as z.infer<T>;
}
