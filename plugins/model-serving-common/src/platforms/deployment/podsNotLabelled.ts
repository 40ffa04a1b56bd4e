import type { Deployment } from '../../kubernetes/deployment';
import { matchesSelector } from '../../kubernetes/labelSelector';
import type { Finding } from '../../model/types';
import { findingAbout } from '../../diagnosis/finding';
import { kubectlCommand } from '../../diagnosis/kubectlCommand';
import { MODEL_SERVICE_LABEL } from '../../recognition/recognise';
import { modelServiceName } from './DeploymentGroup';
import { arePodsLabelled } from './deploymentPods';

/** A Deployment whose pods cannot be found, since its template does not label them as it is. */
export function podsNotLabelled(deployment: Deployment): Finding | undefined {
  const service = modelServiceName(deployment);
  if (service === undefined || arePodsLabelled(deployment)) {
    return undefined;
  }
  const { metadata, template } = deployment;
  const other = template.labels[MODEL_SERVICE_LABEL];
  return findingAbout(deployment, {
    rule: 'pods-not-labelled',
    severity: 'warning',
    cause: `the pods of Deployment "${
      metadata.name
    }" cannot be found: its pod template ${
      other === undefined
        ? `lacks the label ${MODEL_SERVICE_LABEL}`
        : `says ${MODEL_SERVICE_LABEL}=${other}, the Deployment itself ${service}`
    }`,
    evidence: [
      {
        source: 'field',
        detail: `metadata.labels: ${MODEL_SERVICE_LABEL}=${service}`,
      },
      {
        source: 'field',
        detail: `spec.template.metadata.labels: ${
          other === undefined
            ? `no ${MODEL_SERVICE_LABEL}`
            : `${MODEL_SERVICE_LABEL}=${other}`
        }`,
      },
    ],
    fix: fixOf(deployment, service),
  });
}

/** A template that its selector does not match is refused, and the selector cannot be changed. */
function fixOf(deployment: Deployment, service: string): string {
  const { name } = deployment.metadata;
  const { labels } = deployment.template;
  const labelled = { ...labels, [MODEL_SERVICE_LABEL]: service };
  if (!matchesSelector(deployment.selector, labelled)) {
    return `its selector holds its pods to their label, so change the Deployment's own: ${kubectlCommand(
      deployment,
      'label',
      '--overwrite',
      `deployment/${name}`,
      `${MODEL_SERVICE_LABEL}=${labels[MODEL_SERVICE_LABEL] ?? ''}`,
    )}`;
  }
  const patch = {
    spec: {
      template: { metadata: { labels: { [MODEL_SERVICE_LABEL]: service } } },
    },
  };
  return `label its pods too, which replaces them in a rolling update: ${kubectlCommand(
    deployment,
    'patch',
    `deployment/${name}`,
    '--type=merge',
    '-p',
    JSON.stringify(patch),
  )}`;
}
