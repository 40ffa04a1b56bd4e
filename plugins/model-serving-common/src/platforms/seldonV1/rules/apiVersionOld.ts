import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { SeldonRule } from './SeldonRule';

/** A cluster that has no `v1` to answer with runs a Seldon Core from before 1.0. */
export const apiVersionOld: SeldonRule = ({ deployment }) => {
  const { apiVersion } = deployment;
  return /\/v1alpha\d+$/.test(apiVersion)
    ? findingAbout(deployment, {
        rule: 'api-version-old',
        severity: 'info',
        cause: `it was read as ${apiVersion}: the cluster's Seldon Core is older than 1.0, whose controller may act otherwise than is said here`,
        evidence: [{ source: 'field', detail: `apiVersion: ${apiVersion}` }],
        fix: `update Seldon Core; see ${kubectlCommand(
          deployment,
          'get',
          'crd',
          'seldondeployments.machinelearning.seldon.io',
        )}`,
      })
    : undefined;
};
