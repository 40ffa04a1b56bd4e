import { isUnknown } from '../../../model/known';
import type { ModelService } from '../../../model/types';
import { holdsAll } from '../holdsAll';
import type { ChangedObject, PreflightFacts } from '../PreflightFacts';
import { additionalPods } from './additionalPods';
import type { PodDemand } from './PodDemand';
import { podDemands } from './podDemands';

/** Pods that the next version is made of, and how many of them need a node beside what runs. */
export interface ExpectedPods {
  demand: PodDemand;
  additional: number;
  /** they are not there yet, whatever becomes of them later */
  isNew: boolean;
  /** a manifest leaves them as they are */
  isSame: boolean;
}

/** All pods of all objects that change. */
export function expectedPods({
  changed,
  subject,
  after,
}: Pick<PreflightFacts, 'changed' | 'subject' | 'after'>): ExpectedPods[] {
  return changed.flatMap(object =>
    podsOf(object, after).map(({ demand, before }) => {
      const isSame =
        subject === 'manifest' &&
        before !== undefined &&
        isLike(demand, before);
      const isNew = before === undefined && object.live === undefined;
      const wanted = isNew ? demand.replicas : additionalPods(demand);
      const running =
        subject === 'service' && demand.update === 'beside'
          ? runningCanaryPods(after)
          : 0;
      return {
        demand,
        isNew,
        isSame,
        additional: isSame ? 0 : Math.max(0, wanted - running),
      };
    }),
  );
}

function podsOf(
  { live, applied }: ChangedObject,
  { mode, platform }: ModelService,
): Array<{ demand: PodDemand; before: PodDemand | undefined }> {
  const before = podDemands(live, { mode, platform, live });
  return podDemands(applied, { mode, platform, live }).map(demand => ({
    demand,
    before: before.find(({ title }) => title === demand.title),
  }));
}

function isLike(demand: PodDemand, before: PodDemand): boolean {
  return (
    !isUnknown(demand.spec) &&
    demand.replicas <= before.replicas &&
    holdsAll(before.spec, demand.spec) &&
    holdsAll(before.labels, demand.labels)
  );
}

/** Those of a canary in flight have their nodes already. */
function runningCanaryPods({ revisions }: ModelService): number {
  return revisions
    .filter(({ role }) => role === 'canary' || role === 'candidate')
    .flatMap(({ pods }) => pods)
    .filter(({ node }) => !isUnknown(node)).length;
}
