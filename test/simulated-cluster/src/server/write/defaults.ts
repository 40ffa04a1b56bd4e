import type { KubeObject } from '../../json/KubeObject';
import { isJsonObject } from '../../json/read';
import type { ApiResource } from '../../resources/ApiResource';

/** What the API server adds to an object that does not say it. */
export function withDefaults(
  resource: ApiResource,
  object: KubeObject,
): KubeObject {
  if (resource.group === 'apps' && isJsonObject(object.spec)) {
    return { ...object, spec: { replicas: 1, ...object.spec } };
  }
  if (resource.group === '' && resource.plural === 'namespaces') {
    return withNamespaceDefaults(object);
  }
  if (resource.group === '' && resource.plural === 'services') {
    return { ...object, spec: { type: 'ClusterIP', ...asObject(object.spec) } };
  }
  return object;
}

function withNamespaceDefaults(namespace: KubeObject): KubeObject {
  const { metadata } = namespace;
  return {
    ...namespace,
    metadata: {
      ...metadata,
      labels: {
        ...metadata.labels,
        'kubernetes.io/metadata.name': metadata.name,
      },
    },
    spec: { finalizers: ['kubernetes'], ...asObject(namespace.spec) },
    status: { phase: 'Active', ...asObject(namespace.status) },
  };
}

function asObject(value: unknown): object {
  return isJsonObject(value) ? value : {};
}
