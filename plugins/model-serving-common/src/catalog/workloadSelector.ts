import type { ModelService } from '../model/types';
import { MODEL_SERVICE_LABEL } from '../recognition/recognise';

const LABEL_VALUE = /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)$/;

type Identity = Pick<ModelService, 'kind' | 'name' | 'recognisedBy'>;

/** The selector of those kinds whose pods carry one label with the service's name. */
function by(label: string, ...also: readonly string[]) {
  return ({ name }: Identity) => [`${label}=${name}`, ...also].join(',');
}

/** A workload that a company's own rule recognised need not carry our label. */
function byOurLabel(service: Identity): string | undefined {
  return service.recognisedBy.rule === 'label'
    ? by(MODEL_SERVICE_LABEL)(service)
    : undefined;
}

/**
 * By lower-case kind. Kinds that are missing share their pods with other services (Seldon Core
 * 2), or label them with a name that changes (KubeRay's cluster).
 */
const SELECTORS: ReadonlyMap<
  string,
  (service: Identity) => string | undefined
> = new Map([
  ['canary', byOurLabel],
  ['deployment', byOurLabel],
  ['inferencegraph', by('serving.kserve.io/inferencegraph')],
  ['inferenceservice', by('serving.kserve.io/inferenceservice')],
  [
    'llminferenceservice',
    by(
      'app.kubernetes.io/name',
      'app.kubernetes.io/part-of=llminferenceservice',
    ),
  ],
  ['rollout', byOurLabel],
  ['seldondeployment', by('seldon-deployment-id')],
  ['service', by('serving.knative.dev/service')],
  ['statefulset', byOurLabel],
]);

/**
 * The label selector by which Backstage's Kubernetes plugin finds a service's workloads;
 * undefined where there is none, or the name is no label value, lest it select something else.
 *
 * @public
 */
export function workloadSelector(service: Identity): string | undefined {
  return LABEL_VALUE.test(service.name)
    ? SELECTORS.get(service.kind.toLowerCase())?.(service)
    : undefined;
}
