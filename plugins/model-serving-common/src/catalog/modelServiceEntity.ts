import { plainText } from '../kubernetes/plainText';
import { type Known, known } from '../model/known';
import type { ModelService } from '../model/types';
import { entityName } from './entityName';
import { workloadSelector } from './workloadSelector';

/** Ties a catalogue entity to its service: the value is the service's id. @public */
export const SERVICE_ID_ANNOTATION = 'modeldeck.io/service-id';

/** What the catalogue is told where the service itself says nothing. @public */
export interface ModelServiceEntityOptions {
  /** entity reference; `unknown` if not given, as Backstage's own integrations have it */
  defaultOwner?: string;
  /** `production` if not given */
  lifecycle?: string;
}

/** A Backstage Component; a type and not an interface, to be assignable to its `Entity`. @public */
export type ModelServiceEntity = {
  apiVersion: 'backstage.io/v1alpha1';
  kind: 'Component';
  metadata: {
    name: string;
    title: string;
    description: string;
    annotations: Record<string, string>;
    tags: string[];
  };
  spec: {
    type: 'model-service';
    lifecycle: string;
    owner: string;
    system?: string;
  };
};

/**
 * A model service as the catalogue knows it. Identity only: neither health nor traffic, neither
 * endpoints nor which version serves, all of which change while the service stays the same.
 * Each changed entity is processed and indexed again, and no pod's restart is worth that.
 *
 * @public
 */
export function modelServiceEntity(
  service: ModelService,
  options: ModelServiceEntityOptions = {},
): ModelServiceEntity {
  const { defaultOwner = 'unknown', lifecycle = 'production' } = options;
  const system = entityRef(service.system);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: entityName(service),
      title: plainText(service.name) || service.id,
      // Where it runs comes first: tables cut the end, and services of one name differ there.
      description: plainText(
        `${service.namespace} on ${service.cluster}: ${service.kind} "${service.name}"`,
      ),
      annotations: annotationsOf(service),
      tags: tagsOf(service),
    },
    spec: {
      type: 'model-service',
      lifecycle,
      owner: entityRef(service.owner) ?? defaultOwner,
      ...(system === undefined ? {} : { system }),
    },
  };
}

function annotationsOf(service: ModelService): Record<string, string> {
  const selector = workloadSelector(service);
  const modelName = known(service.model.name);
  return {
    [SERVICE_ID_ANNOTATION]: service.id,
    'backstage.io/kubernetes-cluster': plainText(service.cluster),
    'backstage.io/kubernetes-namespace': plainText(service.namespace),
    ...(selector && { 'backstage.io/kubernetes-label-selector': selector }),
    ...(modelName && { 'modeldeck.io/model-name': plainText(modelName) }),
  };
}

function tagsOf({ platform, model }: ModelService): string[] {
  const tags = [platform, known(model.format) ?? '']
    .map(tag => tag.toLowerCase().replace(/[^a-z0-9+#]+/g, '-'))
    .map(tag => tag.slice(0, 63).replace(/^-+|-+$/g, ''));
  return [...new Set(tags.filter(Boolean))];
}

const NAME = '[A-Za-z0-9](?:[\\w.-]{0,61}[A-Za-z0-9])?';
const ENTITY_REF = new RegExp(
  `^(?:[A-Za-z][A-Za-z0-9]{0,62}:)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?/)?${NAME}$`,
);

/** Labels are written by tenants: what is no reference would stop the whole entity. */
function entityRef(value: Known<string>): string | undefined {
  const ref = known(value);
  return ref !== undefined && ENTITY_REF.test(ref) ? ref : undefined;
}
