import type { ResourcePermission } from '@backstage/plugin-permission-common';

/** The resource type that conditional decisions about model services name. @public */
export const RESOURCE_TYPE_MODEL_SERVICE = 'model-service';

/**
 * May see a model service, in lists, alone and in the stream of changes. A policy may decide by
 * the cluster, namespace or owner of the service.
 *
 * Written as data: `createPermission` would bring the permission client into the terminal's bundle.
 *
 * @public
 */
export const modelServiceReadPermission: ResourcePermission<
  typeof RESOURCE_TYPE_MODEL_SERVICE
> = {
  type: 'resource',
  name: 'model-serving.service.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_MODEL_SERVICE,
};

/**
 * May write what moves a canary's traffic. It is decided apart from reading, by the same rules,
 * and counts only on clusters that the portal may write to.
 *
 * @public
 */
export const canaryControlPermission: ResourcePermission<
  typeof RESOURCE_TYPE_MODEL_SERVICE
> = {
  type: 'resource',
  name: 'model-serving.canary.control',
  attributes: { action: 'update' },
  resourceType: RESOURCE_TYPE_MODEL_SERVICE,
};

/**
 * May put a model to run by what the caller hands in: the manifests of a service, or the version of
 * a canary from wherever it lies. What then runs in the cluster is code that the caller chose, so
 * that moving traffic between what others have put there does not give it. It is decided by the
 * same rules, and counts only on clusters that the portal may write to.
 *
 * @public
 */
export const manifestApplyPermission: ResourcePermission<
  typeof RESOURCE_TYPE_MODEL_SERVICE
> = {
  type: 'resource',
  name: 'model-serving.manifest.apply',
  attributes: { action: 'create' },
  resourceType: RESOURCE_TYPE_MODEL_SERVICE,
};

/** Every permission that Modeldeck checks. @public */
export const modelServingPermissions = [
  modelServiceReadPermission,
  canaryControlPermission,
  manifestApplyPermission,
];
