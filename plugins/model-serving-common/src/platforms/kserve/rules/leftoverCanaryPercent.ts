import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { InferenceServiceRule } from './InferenceServiceRule';

/**
 * `canaryTrafficPercent: 0` is how a canary is rolled back. Left there, it makes every later
 * deployment a silent no-op: the new revision gets nothing while the service reports Ready.
 */
export const leftoverCanaryPercent: InferenceServiceRule = ({
  object,
  service,
}) => {
  const { canaryTrafficPercent } = object.predictor;
  if (service.mode !== 'Knative' || canaryTrafficPercent !== 0) {
    return undefined;
  }
  const { latestCreated, latestRolledout } = object.predictorStatus;
  const isWaiting =
    latestCreated !== undefined && latestCreated !== latestRolledout;
  return findingAbout(object, {
    rule: 'canary-percent-zero-left-behind',
    severity: 'warning',
    cause: isWaiting
      ? `canaryTrafficPercent 0 keeps revision ${latestCreated} from all traffic, and every later one too`
      : 'canaryTrafficPercent 0 is left over: the next deployment will get no traffic',
    evidence: [
      { source: 'field', detail: 'spec.predictor.canaryTrafficPercent: 0' },
    ],
    fix: `if the newest revision was rolled back, set the old storageUri and remove the field in one change: ${kubectlCommand(
      object,
      'edit',
      'inferenceservice',
      object.metadata.name,
    )}`,
  });
};
