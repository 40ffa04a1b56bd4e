import { isUnknown } from '../../model/known';
import type { ModelService, Plan, PredictedShare } from '../../model/types';

/** Percentages are rounded on their way, by the platform and by us. */
const ROUNDING = 1;

/** Programmed traffic beside what a plan predicted. @public */
export interface TrafficComparison {
  /** programmed, revision by revision as predicted */
  now: PredictedShare[];
  /** what is not yet as predicted, e.g. `v2 gets 20 %, not 100 %` */
  differing: string[];
  /** why some of it will never be told */
  unverifiable: string[];
}

/**
 * How far programmed traffic is from what was predicted. A revision that is gone gets nothing; one
 * that was to appear is that which was not there before, whatever its controller calls it.
 *
 * @public
 */
export function compareTraffic(
  { before, after }: Pick<Plan, 'before' | 'after'>,
  { revisions }: Pick<ModelService, 'revisions'>,
): TrafficComparison {
  const comparison: TrafficComparison = {
    now: [],
    differing: [],
    unverifiable: [],
  };
  const named = new Set([...before, ...after].map(share => share.revision));
  for (const share of after) {
    const { percent: wanted } = share;
    const found =
      revisions.find(({ name }) => name === share.revision) ??
      (share.appearing && revisions.find(({ name }) => !named.has(name)));
    const revision = found ? found.name : share.revision;
    const programmed = found ? found.traffic.programmed : { percent: 0 };
    const percent = isUnknown(programmed) ? programmed : programmed.percent;
    comparison.now.push({ revision, percent });
    if (isUnknown(wanted)) {
      comparison.unverifiable.push(
        `what ${revision} was to get could not be predicted: ${wanted.unknown}`,
      );
    } else if (isUnknown(percent)) {
      const was = before.find(
        ({ revision: name }) => name === revision,
      )?.percent;
      const isLasting = isUnknown(was) && was.unknown === percent.unknown;
      (isLasting ? comparison.unverifiable : comparison.differing).push(
        `what ${revision} gets cannot be told: ${percent.unknown}`,
      );
    } else if (Math.abs(percent - wanted) > ROUNDING) {
      comparison.differing.push(
        `${revision} gets ${percent} %, not ${wanted} %`,
      );
    }
  }
  return comparison;
}
