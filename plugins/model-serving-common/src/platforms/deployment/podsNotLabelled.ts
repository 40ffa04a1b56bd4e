import { matchesSelector } from '../../kubernetes/labelSelector';
import type { Finding } from '../../model/types';
import { findingAbout } from '../../diagnosis/finding';
import { kubectlCommand } from '../../diagnosis/kubectlCommand';
import { MODEL_SERVICE_LABEL } from '../../recognition/recognise';
import type { ServingSettings } from '../../settings/ServingSettings';
import type { PlainWorkload } from '../PlainWorkload';
import { arePodsRead } from './workloadPods';

/** A workload whose pods cannot be found, since its template does not label them as it is. */
export function podsNotLabelled(
  workload: PlainWorkload,
  settings: ServingSettings,
): Finding | undefined {
  const service = workload.metadata.labels[MODEL_SERVICE_LABEL];
  if (!service || arePodsRead(workload, settings)) {
    return undefined;
  }
  const { kind, metadata, template } = workload;
  const other = template.labels[MODEL_SERVICE_LABEL];
  return findingAbout(workload, {
    rule: 'pods-not-labelled',
    severity: 'warning',
    cause: `the pods of ${kind} "${
      metadata.name
    }" cannot be found: its pod template ${
      other === undefined
        ? `lacks the label ${MODEL_SERVICE_LABEL}`
        : `says ${MODEL_SERVICE_LABEL}=${other}, the ${kind} itself ${service}`
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
    fix: fixOf(workload, service),
  });
}

/** A template that its selector does not match is refused, and the selector cannot be changed. */
function fixOf(workload: PlainWorkload, service: string): string {
  const { kind, metadata } = workload;
  const reference = `${kind.toLowerCase()}/${metadata.name}`;
  const { labels } = workload.template;
  const labelled = { ...labels, [MODEL_SERVICE_LABEL]: service };
  if (!matchesSelector(workload.selector, labelled)) {
    return `its selector holds its pods to their label, so change the ${kind}'s own: ${kubectlCommand(
      workload,
      'label',
      '--overwrite',
      reference,
      `${MODEL_SERVICE_LABEL}=${labels[MODEL_SERVICE_LABEL] ?? ''}`,
    )}`;
  }
  const patch = {
    spec: {
      template: { metadata: { labels: { [MODEL_SERVICE_LABEL]: service } } },
    },
  };
  return `label its pods too, which replaces them in a rolling update: ${kubectlCommand(
    workload,
    'patch',
    reference,
    '--type=merge',
    '-p',
    JSON.stringify(patch),
  )}`;
}
