import type { Known } from '../model/known';
import type { Finding } from '../model/types';
import type { Shares } from '../traffic/namedShares';
import type { RoutedRoute } from './RoutedRoute';

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
  /** what holds the weights; none where the numbers of replicas do, or nothing is known */
  routes: readonly RoutedRoute[];
}
