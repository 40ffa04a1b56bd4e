import { unknown } from '../model/known';
import type { RoutedRoute } from './RoutedRoute';
import { splitOfRules } from './splitOfRules';
import type { TrafficSplit } from './TrafficSplit';

/**
 * The split by one route. The weights of its spec are what is declared. They are programmed once
 * its controller has accepted the route and found its backends; where controllers report neither
 * (Istio does not), what the route holds counts as programmed.
 */
export function splitOfRoute(route: RoutedRoute): TrafficSplit {
  const { object, rules, refusal, pending, urls } = route;
  const { shares, mirrored, findings } = splitOfRules(object, rules);
  const notProgrammed = refusal?.cause ?? pending;
  return {
    source: `${object.kind}/${object.metadata.name}`,
    declared: shares,
    programmed: notProgrammed === undefined ? shares : unknown(notProgrammed),
    mirrored,
    urls,
    ...(pending === undefined ? {} : { pending }),
    findings: [...findings, ...route.findings, ...(refusal ? [refusal] : [])],
    routes: [route],
  };
}
