import type { RequestInfo } from '../server/RequestInfo';

/** Which requests a fault strikes; what is left out matches everything. */
export interface FaultMatch {
  /** plural with or without its group: `inferenceservices`, `services.serving.knative.dev` */
  resource?: string;
  /** a verb as RBAC names it; left out, all of them */
  verb?: string;
  namespace?: string;
  /** e.g. `proxy`; left out, the objects themselves and all of theirs */
  subresource?: string;
}

export type MatchedRequest = Pick<
  RequestInfo,
  'verb' | 'group' | 'resource' | 'namespace'
> & { subresource?: string };

export function faultMatches(
  match: FaultMatch,
  request: MatchedRequest,
): boolean {
  const qualified = `${request.resource}.${request.group}`;
  return (
    (match.resource === undefined ||
      match.resource === request.resource ||
      match.resource === qualified) &&
    (match.subresource === undefined ||
      match.subresource === request.subresource) &&
    (match.verb === undefined || match.verb === request.verb) &&
    (match.namespace === undefined || match.namespace === request.namespace)
  );
}
