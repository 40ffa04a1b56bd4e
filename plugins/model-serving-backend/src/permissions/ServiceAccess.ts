import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
  type ResourcePermission,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  modelServiceReadPermission,
  type ModelService,
  type RESOURCE_TYPE_MODEL_SERVICE,
} from '@modeldeck/plugin-model-serving-common';
import { mayPass, mustPass } from './mayPass';
import {
  modelServiceResourceRef,
  type ServiceLocation,
} from './modelServiceResource';

/** For which services one caller has a permission. */
export interface ServiceAccess {
  allows(service: ModelService): boolean;
  /** Whether the caller may have it for any service there could be. */
  mayAllow(location: ServiceLocation): boolean;
  /** Whether the caller has it for every service there could be. */
  allowsAll(location: ServiceLocation): boolean;
  /** Equal for two decisions exactly when they let the same services pass. */
  key: string;
}

/** Asks the permission policy what a caller may see, or do. */
export type Authorize = (
  credentials: BackstageCredentials,
) => Promise<ServiceAccess>;

export function createAuthorize(options: {
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  /** default: seeing services */
  permission?: ResourcePermission<typeof RESOURCE_TYPE_MODEL_SERVICE>;
}): Authorize {
  const {
    permissions,
    permissionsRegistry,
    permission = modelServiceReadPermission,
  } = options;
  return async credentials => {
    const [decision] = await permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (!decision || decision.result === AuthorizeResult.DENY) {
      throw new NotAllowedError(
        `This needs the permission ${permission.name}; ask whoever runs the portal for it`,
      );
    }
    return toAccess(decision, permissionsRegistry);
  };
}

function toAccess(
  decision: PolicyDecision,
  permissionsRegistry: PermissionsRegistryService,
): ServiceAccess {
  const rules = permissionsRegistry.getPermissionRuleset(
    modelServiceResourceRef,
  );
  const isAuthorized = createConditionAuthorizer(rules);
  const criteria =
    decision.result === AuthorizeResult.CONDITIONAL
      ? createConditionTransformer(rules)(decision.conditions)
      : undefined;
  return {
    allows: service => isAuthorized(decision, service),
    mayAllow: location => !criteria || mayPass(criteria, location),
    allowsAll: location => !criteria || mustPass(criteria, location),
    key: JSON.stringify(decision),
  };
}
