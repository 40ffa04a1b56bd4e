import type { Deployment } from '../../kubernetes/deployment';
import type { Known } from '../../model/known';
import type { Finding } from '../../model/types';
import type { Shares } from '../../traffic/namedShares';

/** One target of a routing rule, and which Deployments of the service answer there. */
export interface RoutedBackend {
  /** as a person finds it in the route, e.g. `Service/fraud-v2` */
  title: string;
  /** undefined when it is malformed */
  weight: number | undefined;
  /** empty: nobody of this service */
  deployments: readonly Deployment[];
}

/** One rule of a route that names the service. */
export interface RoutingRule {
  title: string;
  /** takes only requests with certain headers or the like: says nothing of everybody's share */
  conditional: boolean;
  backends: readonly RoutedBackend[];
  /** those that get copies of requests, by Deployment name */
  mirrored: readonly string[];
}

/** What routing says about a service, whichever API it is written in. */
export interface RouteSplit {
  /** `kind/name` of what holds the weights */
  source: string;
  /** what they are declared by, where that is something else */
  declaredSource?: string;
  /** percent by Deployment name as the spec asks for */
  declared: Known<Shares>;
  /** percent by Deployment name as the gateway took it over */
  programmed: Known<Shares>;
  /** Deployments that get copies only */
  mirrored: ReadonlySet<string>;
  /** addresses that the route answers for */
  urls: readonly string[];
  /** a controller has not looked at the route yet: it may still become well by itself */
  pending?: string;
  findings: readonly Finding[];
}
