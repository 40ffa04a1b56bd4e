import type { PlannedWrite } from '@modeldeck/plugin-model-serving-common';

/** Path of one object, or of a subresource of it. */
export function objectPath(
  { apiVersion, plural, namespace, name }: PlannedWrite['object'],
  subresource?: string,
): string {
  const root = apiVersion.includes('/') ? 'apis' : 'api';
  const scope = namespace ? ['namespaces', encodeURIComponent(namespace)] : [];
  return [
    '',
    root,
    apiVersion,
    ...scope,
    plural,
    encodeURIComponent(name),
    ...(subresource ? [subresource] : []),
  ].join('/');
}
