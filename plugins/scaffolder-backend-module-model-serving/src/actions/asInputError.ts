import { InputError } from '@backstage/errors';
import { TemplateError } from '@modeldeck/plugin-model-serving-node';

/** What was answered is the caller's to change, and nobody's fault here. */
export async function asInputError<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof TemplateError) {
      const { message, hint } = error;
      throw new InputError(hint ? `${message}. ${hint}` : message, error);
    }
    throw error;
  }
}
