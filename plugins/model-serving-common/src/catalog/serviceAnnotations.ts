import { plainText } from '../kubernetes/plainText';
import { known } from '../model/known';
import type { ModelService } from '../model/types';
import type { CatalogOptions } from './CatalogOptions';
import { workloadSelector } from './workloadSelector';

/** Ties a catalogue entity to its service: the value is the service's id. @public */
export const SERVICE_ID_ANNOTATION = 'modeldeck.io/service-id';

/** The service's own API definition; it becomes the API entity's, not an annotation. @public */
export const OPENAPI_URL = 'modeldeck.io/openapi-url';

const KUBERNETES_ID = 'backstage.io/kubernetes-id';

/**
 * The annotations of a service's Component, by which the tabs of other plugins find what is
 * theirs. Where it runs is never taken from the objects: whoever may label one could show the
 * pods of another namespace on their page.
 */
export function serviceAnnotations(
  service: ModelService,
  { annotations: configured }: CatalogOptions,
): Record<string, string> {
  const { [OPENAPI_URL]: _, ...carried } = service.annotations;
  const selector =
    KUBERNETES_ID in carried ? undefined : workloadSelector(service);
  const modelName = known(service.model.name);
  return {
    ...filledIn(configured, service),
    ...carried,
    [SERVICE_ID_ANNOTATION]: service.id,
    'backstage.io/kubernetes-cluster': plainText(service.cluster),
    'backstage.io/kubernetes-namespace': plainText(service.namespace),
    ...(selector && { 'backstage.io/kubernetes-label-selector': selector }),
    ...(modelName && { 'modeldeck.io/model-name': plainText(modelName) }),
  };
}

/** Nothing else may get into a template: Grafana's selectors are expressions. */
const SAFE = /^[\w.-]+$/;

/** Those annotations of the configuration whose placeholders this service can fill. */
function filledIn(
  templates: Readonly<Record<string, string>>,
  { cluster, namespace, name, model }: ModelService,
): Record<string, string> {
  const values: Record<string, string | undefined> = {
    cluster,
    namespace,
    name,
    model: known(model.name),
  };
  const filled: Record<string, string> = {};
  for (const [key, template] of Object.entries(templates)) {
    const placeholders = [...template.matchAll(/\{(\w+)\}/g)];
    if (
      placeholders.every(([, field = '']) => SAFE.test(values[field] ?? ''))
    ) {
      filled[key] = template.replace(
        /\{(\w+)\}/g,
        (_, field: string) => values[field] ?? '',
      );
    }
  }
  return filled;
}
