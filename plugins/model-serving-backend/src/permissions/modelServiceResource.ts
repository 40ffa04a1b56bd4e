import { createPermissionResourceRef } from '@backstage/plugin-permission-node';
import {
  RESOURCE_TYPE_MODEL_SERVICE,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';

/** Where a service is: all that is known of one that may exist but was not read. */
export interface ServiceLocation {
  cluster: string;
  namespace?: string;
}

/**
 * A condition in terms of what is known without the service itself. It says of a location
 * whether services there pass: some, all or none of them.
 *
 * @public
 */
export interface ServiceQuery {
  clusters?: string[];
  namespaces?: string[];
  owners?: string[];
}

/** @public */
export const modelServiceResourceRef = createPermissionResourceRef<
  ModelService,
  ServiceQuery
>().with({
  pluginId: 'model-serving',
  resourceType: RESOURCE_TYPE_MODEL_SERVICE,
});
