import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { listAt, numberAt, textAt, valueAt } from '../../json/read';

/** What an InferenceService's status knows of the revisions of a component. */
export interface RevisionNames {
  latestCreatedRevision?: string;
  latestReadyRevision?: string;
  latestRolledoutRevision?: string;
  previousRolledoutRevision?: string;
}

/**
 * The traffic that KServe asks Knative for. A percentage counts only when some revision has been
 * rolled out (kserve/kserve: pkg/controller/v1beta1/inferenceservice/reconcilers/knative/ksvc_reconciler.go).
 */
export function buildTraffic(
  canaryTrafficPercent: number | undefined,
  latestRolledoutRevision: string | undefined,
): JsonObject[] {
  if (canaryTrafficPercent === undefined || !latestRolledoutRevision) {
    return [{ latestRevision: true, percent: 100 }];
  }
  return [
    { latestRevision: true, percent: canaryTrafficPercent },
    {
      latestRevision: false,
      percent: 100 - canaryTrafficPercent,
      revisionName: latestRolledoutRevision,
      tag: 'prev',
    },
  ];
}

/**
 * The revision names after a look at the Knative Service
 * (kserve/kserve: pkg/apis/serving/v1beta1/inference_service_status.go, PropagateStatus).
 */
export function propagateRevisions(
  known: RevisionNames,
  service: KubeObject,
): RevisionNames {
  const names: RevisionNames = {
    ...known,
    latestCreatedRevision: textAt(
      service,
      'status',
      'latestCreatedRevisionName',
    ),
    latestReadyRevision: textAt(service, 'status', 'latestReadyRevisionName'),
  };
  const traffic = listAt(service, 'status', 'traffic');
  const latest = traffic.find(
    target => valueAt(target, 'latestRevision') === true,
  );
  const percent = numberAt(latest, 'percent') ?? 0;
  const revision = textAt(latest, 'revisionName');
  if (!latest) {
    return names;
  }
  if (percent === 100) {
    return revision === names.latestRolledoutRevision
      ? names
      : {
          ...names,
          previousRolledoutRevision: names.latestRolledoutRevision,
          latestRolledoutRevision: names.latestReadyRevision,
        };
  }
  return isRolledBack(names, traffic)
    ? { ...names, latestRolledoutRevision: names.previousRolledoutRevision }
    : names;
}

/** Rolled out, then rolled back: all traffic is on the latest revision, in two entries. */
function isRolledBack(
  names: RevisionNames,
  traffic: readonly unknown[],
): boolean {
  const { latestReadyRevision } = names;
  const share = traffic
    .filter(target => textAt(target, 'revisionName') === latestReadyRevision)
    .reduce<number>(
      (sum, target) => sum + (numberAt(target, 'percent') ?? 0),
      0,
    );
  return (
    latestReadyRevision === names.latestCreatedRevision &&
    latestReadyRevision === names.latestRolledoutRevision &&
    share === 100 &&
    Boolean(names.previousRolledoutRevision)
  );
}
