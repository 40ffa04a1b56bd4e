import { type Condition, readConditions } from './conditions';
import { type PodTemplate, readPodTemplate } from './deployment';
import type { FieldReader } from './FieldReader';
import { plainText } from './plainText';
import { defineResource, type KubeObject } from './resourceType';

/** One entry of the traffic of a Knative Service. Several may name the same revision. */
export interface KnativeTarget {
  /** undefined: the newest revision that is ready, whichever that is */
  revision: string | undefined;
  percent: number;
  /** gives the revision an address of its own */
  tag: string | undefined;
}

export interface KnativeService extends KubeObject {
  template: PodTemplate;
  /** that the next revision is to have; without one Knative counts them */
  revisionName: string | undefined;
  /** empty: the newest ready revision gets everything */
  traffic: KnativeTarget[];
  observedGeneration: number | undefined;
  conditions: Condition[];
  latestCreated: string | undefined;
  latestReady: string | undefined;
  /** what the route holds; the last one that worked while a newer cannot be made */
  routed: KnativeTarget[];
  url: string | undefined;
  clusterUrl: string | undefined;
}

export const KNATIVE_SERVICES = defineResource<
  Omit<KnativeService, keyof KubeObject>
>({
  group: 'serving.knative.dev',
  versions: ['v1'],
  plural: 'services',
  kind: 'Service',
  namespaced: true,
  shortNames: ['ksvc', 'kservice'],
  read(service) {
    const spec = service.at('spec');
    const status = service.at('status');
    return {
      template: readPodTemplate(spec.at('template')),
      revisionName: name(spec.at('template', 'metadata', 'name')),
      traffic: spec.at('traffic').list().map(readTarget),
      observedGeneration: status.at('observedGeneration').integer(),
      conditions: readConditions(status.at('conditions')),
      latestCreated: name(status.at('latestCreatedRevisionName')),
      latestReady: name(status.at('latestReadyRevisionName')),
      routed: status.at('traffic').list().map(readTarget),
      url: status.at('url').string() || undefined,
      clusterUrl: status.at('address', 'url').string() || undefined,
    };
  },
});

function readTarget(target: FieldReader): KnativeTarget {
  const percent = target.at('percent');
  const value = percent.integer();
  if (value !== undefined && (value < 0 || value > 100)) {
    percent.reject('integer between 0 and 100');
  }
  return {
    revision: name(target.at('revisionName')),
    // Absent it is zero, as Knative fills in (route_defaults.go): such an entry gives a tag only.
    percent: value ?? 0,
    tag: name(target.at('tag')),
  };
}

/** A field that only mentions a name is not checked by the API server. */
function name(field: FieldReader): string | undefined {
  return plainText(field.string() ?? '') || undefined;
}
