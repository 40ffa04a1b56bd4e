import type { Known } from '../model/known';
import type { Finding } from '../model/types';
import type { Shares } from '../traffic/namedShares';
import type { RoutedMember } from './RoutedMember';

/** One target of a routing rule, and which members of the service answer there. */
export interface RoutedBackend {
  /** as a person finds it in the route, e.g. `Service/fraud-v2` */
  title: string;
  /** undefined when it is malformed */
  weight: number | undefined;
  /** empty: nobody of this service */
  members: readonly RoutedMember[];
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

/** What routing says about a service, whichever API it is written in. */
export interface TrafficSplit {
  /** `kind/name` of what holds the weights */
  source: string;
  /** what they are declared by, where that is something else */
  declaredSource?: string;
  /** percent by member as the spec asks for */
  declared: Known<Shares>;
  /** percent by member as the gateway took it over */
  programmed: Known<Shares>;
  /** members that get copies only */
  mirrored: ReadonlySet<string>;
  /** addresses that the route answers for */
  urls: readonly string[];
  /** a controller has not looked at the route yet: it may still become well by itself */
  pending?: string;
  findings: readonly Finding[];
}
