import { findingAbout } from '../../../diagnosis/finding';
import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { KnativeServiceRule } from './KnativeServiceRule';

/** What was applied last is not what answers: an older revision still has its place. */
export const latestRevisionNotReady: KnativeServiceRule = ({ object }) => {
  const { latestCreated, latestReady } = object;
  if (
    latestCreated === undefined ||
    latestReady === undefined ||
    latestCreated === latestReady
  ) {
    return undefined;
  }
  return findingAbout(object, {
    rule: 'latest-revision-not-ready',
    severity: 'warning',
    cause: `the last change made revision ${latestCreated}, which is not ready; entries that follow the latest revision still go to ${latestReady}`,
    evidence: [
      {
        source: 'field',
        detail: `latestCreatedRevisionName ${latestCreated}, latestReadyRevisionName ${latestReady}`,
      },
    ],
    fix: `wait if it is still starting, otherwise see why it is not ready: ${kubectlCommand(
      object,
      'describe',
      'revision',
      latestCreated,
    )}`,
  });
};
