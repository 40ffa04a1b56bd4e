import type { KubeObject } from '../../json/KubeObject';
import { jsonEqual } from '../../json/equal';
import { listAt, objectAt, textAt, valueAt } from '../../json/read';
import type { ApiResource } from '../../resources/ApiResource';
import { invalid } from '../statusErrors';
import type { StatusCause } from '../StatusError';

const SUBDOMAIN =
  /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const QUALIFIED_NAME =
  /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

/** The little validation that users meet; 422 with every cause, as the API server words them. */
export function validateObject(
  resource: ApiResource,
  object: KubeObject,
): void {
  const causes = [
    ...validateMetadata(object),
    ...(resource.group === 'apps' ? validateWorkload(object) : []),
    ...(resource.group === '' && resource.plural === 'pods'
      ? validateContainers(object)
      : []),
    ...validateReplicas(object),
  ];
  if (causes.length > 0) {
    throw invalid(resource, object.metadata.name, causes);
  }
}

function validateMetadata({ metadata }: KubeObject): StatusCause[] {
  const causes: StatusCause[] = [];
  if (!SUBDOMAIN.test(metadata.name) || metadata.name.length > 253) {
    causes.push(
      invalidValue(
        'metadata.name',
        metadata.name,
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      ),
    );
  }
  for (const label of Object.keys(metadata.labels ?? {})) {
    if (!QUALIFIED_NAME.test(label)) {
      causes.push(
        invalidValue(
          'metadata.labels',
          label,
          "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
        ),
      );
    }
  }
  return causes;
}

function validateWorkload(object: KubeObject): StatusCause[] {
  const selector = objectAt(object, 'spec', 'selector');
  if (!selector) {
    return [required('spec.selector')];
  }
  const labels = objectAt(object, 'spec', 'template', 'metadata', 'labels');
  const wanted = Object.entries(objectAt(selector, 'matchLabels') ?? {});
  return wanted.every(([key, value]) => jsonEqual(labels?.[key], value))
    ? []
    : [
        invalidValue(
          'spec.template.metadata.labels',
          labels ?? null,
          '`selector` does not match template `labels`',
        ),
      ];
}

function validateContainers(pod: KubeObject): StatusCause[] {
  return listAt(pod, 'spec', 'containers').length > 0
    ? []
    : [required('spec.containers')];
}

function validateReplicas(object: KubeObject): StatusCause[] {
  const replicas = valueAt(object, 'spec', 'replicas');
  return typeof replicas === 'number' && replicas < 0
    ? [
        invalidValue(
          'spec.replicas',
          replicas,
          'must be greater than or equal to 0',
        ),
      ]
    : [];
}

/** Selectors of workloads never change. */
export function validateUpdate(
  resource: ApiResource,
  before: KubeObject,
  after: KubeObject,
): void {
  if (
    resource.group === 'apps' &&
    !jsonEqual(
      objectAt(before, 'spec', 'selector'),
      objectAt(after, 'spec', 'selector'),
    )
  ) {
    throw invalid(resource, after.metadata.name, [
      invalidValue(
        'spec.selector',
        valueAt(after, 'spec', 'selector'),
        'field is immutable',
      ),
    ]);
  }
  validateDeploymentMode(resource, before, after);
}

/** kserve/kserve: pkg/apis/serving/v1beta1/inference_service_validation.go */
function validateDeploymentMode(
  resource: ApiResource,
  before: KubeObject,
  after: KubeObject,
): void {
  const annotation = 'serving.kserve.io/deploymentMode';
  const now = textAt(after.metadata.annotations, annotation);
  const chosen = textAt(before, 'status', 'deploymentMode');
  if (
    resource.plural === 'inferenceservices' &&
    now !== undefined &&
    chosen !== undefined &&
    normalizeMode(now) !== normalizeMode(chosen)
  ) {
    throw invalid(resource, after.metadata.name, [
      invalidValue(
        `metadata.annotations[${annotation}]`,
        now,
        `update rejected: deploymentMode cannot be changed from '${chosen}' to '${now}'`,
      ),
    ]);
  }
}

function normalizeMode(mode: string): string {
  return { RawDeployment: 'Standard', Serverless: 'Knative' }[mode] ?? mode;
}

function required(field: string): StatusCause {
  return { reason: 'FieldValueRequired', field, message: 'Required value' };
}

function invalidValue(
  field: string,
  value: unknown,
  message: string,
): StatusCause {
  return {
    reason: 'FieldValueInvalid',
    field,
    message: `Invalid value: ${JSON.stringify(value)}: ${message}`,
  };
}
