import type { RequestInfo } from '../server/RequestInfo';

/** Which requests a fault strikes; what is left out matches everything. */
export interface FaultMatch {
  /** plural with or without its group: `inferenceservices`, `services.serving.knative.dev` */
  resource?: string;
  /** a verb as RBAC names it; left out, all of them */
  verb?: string;
  namespace?: string;
}

export type MatchedRequest = Pick<
  RequestInfo,
  'verb' | 'group' | 'resource' | 'namespace'
>;

export function faultMatches(
  match: FaultMatch,
  request: MatchedRequest,
): boolean {
  const qualified = `${request.resource}.${request.group}`;
  return (
    (match.resource === undefined ||
      match.resource === request.resource ||
      match.resource === qualified) &&
    (match.verb === undefined || match.verb === request.verb) &&
    (match.namespace === undefined || match.namespace === request.namespace)
  );
}
