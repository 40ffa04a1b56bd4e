import { firstMark } from '../../kubernetes/marks';
import { unknown } from '../../model/known';
import type { Traffic, TrafficShare } from '../../model/types';
import { trafficOf } from '../../traffic/trafficOf';
import { marksOf, type PlainWorkload } from '../PlainWorkload';
import type { TrafficSplit } from '../../routing/TrafficSplit';

/** States the share that a workload is meant to get, apart from any route. */
export const TRAFFIC_PERCENT_ANNOTATION = 'modeldeck.io/traffic-percent';

/**
 * A workload's traffic in its three truths. Declared is what the annotation on the workload
 * states, since a tool may write the route by it. Without one the route's own spec is where a
 * person declares the split, so both agree unless the gateway refused the route; and without a
 * route it is the numbers of replicas.
 */
export function workloadTraffic(
  workload: PlainWorkload,
  split: TrafficSplit,
): Traffic {
  const { source, declaredSource = source, declared, programmed } = split;
  const traffic = trafficOf(
    workload.metadata.name,
    { source: declaredSource, shares: declared },
    { source, shares: programmed },
  );
  return {
    ...traffic,
    declared: annotatedShare(workload) ?? traffic.declared,
  };
}

function annotatedShare(workload: PlainWorkload): TrafficShare | undefined {
  const text = firstMark(marksOf(workload), TRAFFIC_PERCENT_ANNOTATION);
  if (text === undefined) {
    return undefined;
  }
  const percent = /^\d+(\.\d+)?$/.test(text) ? Number(text) : NaN;
  return percent <= 100
    ? { percent, source: `annotation ${TRAFFIC_PERCENT_ANNOTATION}` }
    : unknown(
        `annotation ${TRAFFIC_PERCENT_ANNOTATION} is not a number from 0 to 100`,
      );
}
