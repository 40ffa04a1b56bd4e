import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  createConditionAuthorizer,
  createConditionTransformer,
} from '@backstage/plugin-permission-node';
import {
  modelServiceReadPermission,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { mayPass } from './mayPass';
import {
  modelServiceResourceRef,
  type ServiceLocation,
} from './modelServiceResource';

/** What one caller may see. */
export interface ServiceAccess {
  allows(service: ModelService): boolean;
  /** Whether the caller may see any service there could be. */
  mayAllow(location: ServiceLocation): boolean;
  /** Equal for two decisions exactly when they let the same services pass. */
  key: string;
}

/** Asks the permission policy what a caller may see. */
export type Authorize = (
  credentials: BackstageCredentials,
) => Promise<ServiceAccess>;

export function createAuthorize(options: {
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
}): Authorize {
  const { permissions, permissionsRegistry } = options;
  return async credentials => {
    const [decision] = await permissions.authorizeConditional(
      [{ permission: modelServiceReadPermission }],
      { credentials },
    );
    if (!decision || decision.result === AuthorizeResult.DENY) {
      throw new NotAllowedError(
        `This needs the permission ${modelServiceReadPermission.name}; ask whoever runs the portal for it`,
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
    key: JSON.stringify(decision),
  };
}
