import type {
  ResourceType,
  Selection,
} from '@modeldeck/plugin-model-serving-common';

export interface ResourcePathOptions {
  /** served version; by default the one the reader prefers */
  version?: string;
  /** absent: all namespaces */
  namespace?: string;
  /** absent: all objects */
  selection?: Selection;
  /** narrows further, e.g. `spec.nodeName=a`; each kind supports few fields */
  fieldSelector?: string;
}

/** What the objects of a list are in, though they do not say so themselves. */
export function apiVersionOf(
  type: ResourceType,
  { version = preferredVersion(type) }: ResourcePathOptions,
): string {
  return type.group ? `${type.group}/${version}` : version;
}

/** Where a list looks, for messages; undefined: in the whole cluster. */
export function placeOf(
  type: ResourceType,
  namespace: string | undefined,
): string | undefined {
  return namespace && type.namespaced ? `namespace ${namespace}` : undefined;
}

function preferredVersion(type: ResourceType): string {
  return type.versions[0] ?? 'v1';
}

/** Path and query of a collection. */
export function resourcePath(
  type: ResourceType,
  options: ResourcePathOptions,
  query: Record<string, string | undefined> = {},
): string {
  const { namespace, selection, fieldSelector } = options;
  const root = `/${type.group ? 'apis' : 'api'}/${apiVersionOf(type, options)}`;
  const scope =
    namespace && type.namespaced
      ? `/namespaces/${encodeURIComponent(namespace)}`
      : '';
  const parameters = new URLSearchParams();
  for (const [key, value] of Object.entries({
    ...(fieldSelector !== undefined && { fieldSelector }),
    ...selectors(selection),
    ...query,
  })) {
    if (value !== undefined) {
      parameters.set(key, value);
    }
  }
  const search = parameters.toString();
  return `${root}${scope}/${type.plural}${search && `?${search}`}`;
}

/** By field rather than by path: an object that is not there is then an empty list, no error. */
function selectors(selection: Selection | undefined) {
  if (!selection) {
    return {};
  }
  return 'name' in selection
    ? { fieldSelector: `metadata.name=${selection.name}` }
    : { labelSelector: selection.labelSelector };
}
