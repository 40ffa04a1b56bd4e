import { httpUrl } from '../kubernetes/httpUrl';
import { plainText } from '../kubernetes/plainText';
import { known } from '../model/known';
import type { ModelService } from '../model/types';
import { type CatalogOptions, DEFAULT_CATALOG_OPTIONS } from './CatalogOptions';
import { apiDefinition } from './definitions/apiDefinition';
import { entityName } from './entityName';
import { entityTags } from './entityTags';
import type { InferenceApiEntity } from './entityTypes';
import { serviceOwnership, serviceTitle } from './modelServiceEntity';
import { OPENAPI_URL, SERVICE_ID_ANNOTATION } from './serviceAnnotations';

/**
 * The interface that a model service provides: its own OpenAPI definition where it names one that
 * may be read, else that of its protocol. Undefined where neither is known: an API without a
 * definition says nothing.
 *
 * @public
 */
export function inferenceApiEntity(
  service: ModelService,
  options: CatalogOptions = DEFAULT_CATALOG_OPTIONS,
): InferenceApiEntity | undefined {
  const api = ownDefinition(service, options) ?? protocolDefinition(service);
  return (
    api && {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'API',
      metadata: {
        // Names are unique by kind, so that the API may be called as its Component is.
        name: entityName(service),
        title: serviceTitle(service),
        description: plainText(
          `${api.title} of ${service.kind} "${service.name}" in ${service.namespace} on ${service.cluster}`,
        ),
        annotations: { [SERVICE_ID_ANNOTATION]: service.id },
        tags: entityTags(service.platform, known(service.runtime.protocol)),
      },
      spec: {
        type: api.type,
        lifecycle: options.lifecycle,
        ...serviceOwnership(service, options),
        definition: api.definition,
      },
    }
  );
}

/** Whoever annotates an object chooses the address, so only listed hosts are read. */
function ownDefinition(
  { annotations }: ModelService,
  { openApiHosts }: CatalogOptions,
) {
  const url = httpUrl(annotations[OPENAPI_URL] ?? '', ['https:']);
  return url && openApiHosts.includes(url.host)
    ? {
        type: 'openapi' as const,
        title: 'Own interface',
        definition: { $text: url.href },
      }
    : undefined;
}

function protocolDefinition({ runtime, model, name }: ModelService) {
  const protocol = known(runtime.protocol);
  return protocol === undefined
    ? undefined
    : apiDefinition(protocol, plainText(known(model.name) ?? name));
}
