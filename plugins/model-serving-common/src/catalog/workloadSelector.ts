import type { ModelService } from '../model/types';

const LABEL_VALUE = /^([A-Za-z0-9]([\w.-]{0,61}[A-Za-z0-9])?)$/;

/** The labels that each kind's pods carry, by lower-case kind. */
const SELECTORS: Readonly<Record<string, (name: string) => string>> = {
  deployment: name => `modeldeck.io/model-service=${name}`,
  inferencegraph: name => `serving.kserve.io/inferencegraph=${name}`,
  inferenceservice: name => `serving.kserve.io/inferenceservice=${name}`,
  llminferenceservice: name =>
    `app.kubernetes.io/name=${name},app.kubernetes.io/part-of=llminferenceservice`,
};

/**
 * The label selector by which Backstage's Kubernetes plugin finds a service's workloads;
 * undefined where the name is no label value, lest it select something else.
 *
 * @public
 */
export function workloadSelector({
  kind,
  name,
}: Pick<ModelService, 'kind' | 'name'>): string | undefined {
  return LABEL_VALUE.test(name)
    ? SELECTORS[kind.toLowerCase()]?.(name)
    : undefined;
}
