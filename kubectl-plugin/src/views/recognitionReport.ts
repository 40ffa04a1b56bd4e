import type { ModelService } from '@modeldeck/plugin-model-serving-common';
import type { ExplainedWorkload } from '@modeldeck/plugin-model-serving-node';

/** Why what has a name is a model service, or is none. */
export interface RecognitionReport {
  services: readonly ModelService[];
  /** workloads of the name, where no service has it */
  workloads: readonly ExplainedWorkload[];
}

/** The report as a document for scripts, with no more of a service than it is about. */
export function recognitionDocument({
  services,
  workloads,
}: RecognitionReport): object {
  return {
    apiVersion: 'modeldeck.io/v1alpha1',
    kind: 'RecognitionReport',
    services: services.map(service => ({
      id: service.id,
      kind: service.kind,
      namespace: service.namespace,
      name: service.name,
      objects: service.objects,
      recognisedBy: service.recognisedBy,
    })),
    workloads,
  };
}
