import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  applyRequestSchema,
  type ApplyReport,
  type ApplyRequest,
  manifestApplyPermission,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { json, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Applier } from '../apply/Applier';
import { requireOwn } from '../apply/requireOwn';
import type { CanaryWriter } from '../canary/CanaryWriter';
import type { Fleet } from '../fleet/Fleet';
import type { Authorize, ServiceAccess } from '../permissions/ServiceAccess';
import { onRecord } from './auditAction';
import { readBody } from './readBody';
import { untilClosed } from './untilClosed';

export interface ApplyRouterOptions {
  fleet: Pick<Fleet, 'get' | 'list'>;
  applier: Pick<Applier, 'apply'>;
  writer: Pick<CanaryWriter, 'whyNotWritable'>;
  /** for which services somebody may apply manifests */
  authorizeApply: Authorize;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

/** Manifests of one service, not of a platform. */
const BODY_LIMIT = '256kb';

/** Puts the first version of a service into a cluster, for people who may. */
export function createApplyRouter(options: ApplyRouterOptions): Router {
  const { fleet, applier, writer, authorizeApply, httpAuth, auditor } = options;
  const router = PromiseRouter();
  router.post(
    '/apply',
    json({ limit: BODY_LIMIT }),
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const wanted = readBody(request, applyRequestSchema);
      const apply = async (): Promise<ApplyReport> => {
        const access = await authorizeApply(credentials);
        requirePlace(wanted, access);
        requireWritable(wanted, writer);
        return applier.apply(
          wanted,
          {
            mayApply: services => requireAllowed(services, fleet, access),
            mayWrite: (objects, services) =>
              requireOwn({ request: wanted, objects, services, fleet, access }),
          },
          { signal: untilClosed(response) },
        );
      };
      response.json(
        await onRecord({
          auditor,
          event: 'manifest-apply',
          severity: wanted.dryRun ? 'low' : 'high',
          request,
          meta: metaOf(wanted),
          run: apply,
          told: ({ objects }) =>
            objects.map(({ outcome }) => outcome).join(', '),
        }),
      );
    },
  );
  return router;
}

/**
 * The portal may write more than the caller, so that documents lead it nowhere else.
 *
 * @throws NotAllowedError or InputError
 */
function requirePlace(
  { cluster, namespace, documents }: ApplyRequest,
  access: ServiceAccess,
): void {
  if (!access.mayAllow({ cluster, namespace })) {
    throw new NotAllowedError(whyForbidden(`${cluster}/${namespace}`));
  }
  const elsewhere = documents.find(
    ({ metadata }) => (metadata.namespace ?? namespace) !== namespace,
  );
  if (elsewhere) {
    throw new InputError(
      `${elsewhere.kind}/${elsewhere.metadata.name} is in another namespace than ${namespace}`,
    );
  }
}

function requireWritable(
  { cluster }: ApplyRequest,
  writer: Pick<CanaryWriter, 'whyNotWritable'>,
): void {
  const reason = writer.whyNotWritable(cluster);
  if (reason !== undefined) {
    throw new NotAllowedError(reason);
  }
}

/** The documents' own marks do not decide alone: those of a service that is there do as well. */
function requireAllowed(
  services: readonly ModelService[],
  fleet: Pick<Fleet, 'get'>,
  access: ServiceAccess,
): void {
  for (const service of services) {
    const known = fleet.get(service.id);
    if (!access.allows(service) || (known && !access.allows(known))) {
      throw new NotAllowedError(
        whyForbidden(`model service "${service.name}"`),
      );
    }
  }
}

function whyForbidden(subject: string): string {
  return `This needs the permission ${manifestApplyPermission.name} for ${subject}; ask whoever runs the portal for it`;
}

function metaOf({ cluster, namespace, documents, dryRun }: ApplyRequest) {
  return {
    cluster,
    namespace,
    dryRun: dryRun ?? false,
    objects: documents.map(({ kind, metadata }) => `${kind}/${metadata.name}`),
  };
}
