import { findingAbout } from '../../../diagnosis/finding';
import { isUnknown } from '../../../model/known';
import type { InferenceServiceRule } from './InferenceServiceRule';

/**
 * The old model and percent 0 in one change, after a promotion: KServe makes a third revision of
 * the old model, gives it 0 %, and the promoted one keeps everything. Both steps look like a
 * roll-back, and each works alone (ksvc_reconciler.go).
 */
export const rollbackWithoutEffect: InferenceServiceRule = ({
  object,
  service,
}) => {
  const { latestReady, latestRolledout, previousRolledout } =
    object.predictorStatus;
  if (
    service.mode !== 'Knative' ||
    object.predictor.canaryTrafficPercent !== 0 ||
    latestReady === undefined ||
    latestReady === latestRolledout ||
    latestReady === previousRolledout
  ) {
    return undefined;
  }
  const uriOf = (name: string | undefined) => {
    const uri = service.revisions.find(r => r.name === name)?.storageUri;
    return uri === undefined || isUnknown(uri) ? undefined : uri;
  };
  const uri = uriOf(latestReady);
  if (
    uri === undefined ||
    uri !== uriOf(previousRolledout) ||
    uri === uriOf(latestRolledout)
  ) {
    return undefined;
  }
  return findingAbout(object, {
    rule: 'rollback-without-effect',
    severity: 'warning',
    cause: `revision ${latestReady} has the model from before ${latestRolledout} again, but canaryTrafficPercent 0 leaves all the traffic with ${latestRolledout}`,
    evidence: [
      {
        source: 'field',
        detail: `canaryTrafficPercent 0; ${latestReady} and ${previousRolledout} both hold ${uri}`,
      },
    ],
    fix: `remove canaryTrafficPercent: ${latestReady} then gets everything`,
  });
};
