import type { RoutedMember } from './RoutedMember';

/** One target of a routing rule, and which members of the service answer there. */
export interface RoutedBackend {
  /** as a person finds it in the route, e.g. `Service/fraud-v2` */
  title: string;
  /** undefined when it is malformed */
  weight: number | undefined;
  /** empty: nobody of this service, as far as that can be told */
  members: readonly RoutedMember[];
  /** why it cannot be told who answers there */
  untold?: string;
  /** the other namespace that it is in, where nobody of this service can be */
  elsewhere?: string;
  /** JSON pointer to it, e.g. `/spec/rules/0/backendRefs/1` */
  pointer: string;
  /** fields below the pointer that say who it is */
  identity: ReadonlyArray<{ pointer: string; value: string }>;
  /** whether the weight stands in the route; where it does not, the API's default holds */
  weightGiven: boolean;
}

/** One rule of a route that names the service. */
export interface RoutingRule {
  title: string;
  /** takes only requests with certain headers or the like: says nothing of everybody's share */
  conditional: boolean;
  backends: readonly RoutedBackend[];
  /** those that get copies of requests */
  mirrored: readonly RoutedMember[];
}

/** Whether the rule leads to any of the members, be it by copies only. */
export function namesMember({ backends, mirrored }: RoutingRule): boolean {
  return mirrored.length > 0 || backends.some(b => b.members.length > 0);
}
