import type { KubeObject, ResourceType } from '../kubernetes/resourceType';
import type { Finding } from '../model/types';
import type { RoutingRule } from './RoutingRule';

/** A route that leads to members of a service, whichever API it is written in. */
export interface RoutedRoute {
  type: ResourceType;
  object: KubeObject;
  /** those that name members */
  rules: readonly RoutingRule[];
  /** addresses that the route answers for */
  urls: readonly string[];
  /** why its controller does not serve it */
  refusal?: Finding;
  /** its controller has not looked at it yet: it may still become well by itself */
  pending?: string;
  /** what is wrong with what it leads to */
  findings: readonly Finding[];
}
