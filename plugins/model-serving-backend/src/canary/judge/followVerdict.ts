import type { ServingSettings } from '@modeldeck/plugin-model-serving-common';
import type { CanaryWatchStore } from '../../database/CanaryWatchStore';
import type { PolicyRollback } from '../act/PolicyRollback';
import { decisionNews, isNews } from '../notify/decisionNews';
import type { OwnerNotifier } from '../notify/OwnerNotifier';
import type { Examined } from './CanaryExaminer';
import { judgedPolicy } from './judgedPolicy';

/** What follows of a look: it is rolled back where the policy says so, or else the owner is told. */
export function followVerdict(options: {
  rollback: Pick<PolicyRollback, 'act'>;
  notifier: Pick<OwnerNotifier, 'tell'>;
  watches: Pick<CanaryWatchStore, 'keepTold'>;
  settings: ServingSettings;
}): (examined: Examined) => Promise<void> {
  const { rollback, notifier, watches, settings } = options;
  return async examined => {
    if (!('report' in examined) || (await rollback.act(examined))) {
      return;
    }
    const { watch, target, report } = examined;
    const { policy } = judgedPolicy(target.service, settings);
    if (
      isNews(report, watch.told, policy.minimumSeconds) &&
      (await notifier.tell(decisionNews(target.service, report)))
    ) {
      await watches.keepTold(watch.id, report.verdict.decision);
    }
  };
}
