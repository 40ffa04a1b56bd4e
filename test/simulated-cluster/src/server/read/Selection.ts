import type { KubeObject } from '../../json/KubeObject';
import { parseFieldSelector } from '../../selectors/fieldSelector';
import { parseLabelSelector } from '../../selectors/labelSelector';
import type { ResourceRequest } from '../ApiRequest';

/** Which objects a list, watch or deletion of a collection is about. */
export interface Selection {
  namespace: string | undefined;
  /** whether nothing but the namespace selects */
  everything: boolean;
  includes(object: KubeObject): boolean;
}

export function readSelection(request: ResourceRequest): Selection {
  const labelSelector = request.query.get('labelSelector') ?? '';
  const fieldSelector = request.query.get('fieldSelector') ?? '';
  const labels = parseLabelSelector(labelSelector);
  const fields = parseFieldSelector(fieldSelector, request.resource);
  // A watch of one object by its path rather than by a field selector.
  const { name } = request.info;
  const namespace = request.resource.namespaced
    ? request.info.namespace
    : undefined;
  return {
    namespace,
    everything: !labelSelector && !fieldSelector && !name,
    includes: object =>
      (!name || object.metadata.name === name) &&
      (!namespace || object.metadata.namespace === namespace) &&
      labels(object.metadata.labels ?? {}) &&
      fields(object),
  };
}
