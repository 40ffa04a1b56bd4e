import type {
  ModelService,
  NamespaceObjects,
  PreflightFacts,
} from '@modeldeck/plugin-model-serving-common';
import { PreflightError } from './PreflightError';

/** What is looked at, before anything is asked about it. */
export type Subject = Pick<
  PreflightFacts,
  'subject' | 'before' | 'after' | 'objects' | 'changed' | 'notServed'
>;

/** What a service was made of. @throws PreflightError */
export function objectsOf(
  objects: ReadonlyMap<string, NamespaceObjects>,
  { id }: ModelService,
): NamespaceObjects {
  const own = objects.get(id);
  if (!own) {
    throw new PreflightError('the service is not there any more');
  }
  return own;
}
