import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import { skipsAnalysis } from '../phases';
import type { FlaggerRule } from './FlaggerRule';

/** What was set to promote one version at once goes on promoting every later one. */
export const analysisSkipped: FlaggerRule = ({ view: { canary } }) => {
  if (!skipsAnalysis(canary)) {
    return undefined;
  }
  const { name } = canary.metadata;
  return findingAbout(canary, {
    rule: 'analysis-skipped',
    severity: 'warning',
    cause:
      'every new version gets all requests as soon as its pods are ready, without any analysis',
    evidence: [
      {
        source: 'field',
        detail: canary.skipAnalysis
          ? 'spec.skipAnalysis: true'
          : 'spec.analysis: absent',
      },
    ],
    fix: canary.skipAnalysis
      ? `take it back: ${kubectlCommand(
          canary,
          'patch',
          'canary',
          name,
          '--type=merge',
          '-p',
          '{"spec":{"skipAnalysis":false}}',
        )}`
      : 'give spec.analysis metrics and a stepWeight',
  });
};
