import { plainText } from '@modeldeck/plugin-model-serving-common';
import { TemplateError } from '../templates/TemplateError';

/** What is not built here is no mistake in the project: kustomize itself builds it. */
export function refuse(file: string, reason: string): never {
  throw new TemplateError(
    plainText(`${file}: ${reason}`),
    'Let the pipeline apply it, or leave it out',
    'usage',
  );
}
