import { findingAbout, quote } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { Finding } from '../../../model/types';
import type { SeldonDeployment } from '../seldonDeployment';

/** What Seldon's controller gave up on; the words are its own or the API server's. */
export function deploymentFailed(
  deployment: SeldonDeployment,
): Finding | undefined {
  const { state, description, metadata } = deployment;
  if (state !== 'Failed') {
    return undefined;
  }
  const said = quote(description);
  return findingAbout(deployment, {
    rule: 'seldon-deployment-failed',
    severity: 'error',
    cause: said
      ? `Seldon's controller failed: ${said}`
      : `Seldon's controller failed and does not say why`,
    evidence: [{ source: 'field', detail: 'status.state: Failed' }],
    fix: `see its events: ${kubectlCommand(
      deployment,
      'describe',
      'seldondeployment',
      metadata.name,
    )}`,
  });
}
