import type {
  AuditorService,
  BackstageCredentials,
  BackstageUserPrincipal,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  type CanaryControl,
  canaryControlPermission,
  type ExecuteRequest,
  executeRequestSchema,
  type ExecutionOutcome,
  manifestApplyPermission,
  type ModelService,
  type PlanRequest,
  planRequestSchema,
} from '@modeldeck/plugin-model-serving-common';
import { json, type Request, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { ActionLog } from '../canary/act/ActionLog';
import type { CanaryWriter } from '../canary/CanaryWriter';
import { clusterError } from '../canary/clusterError';
import type { CanaryJournal } from '../canary/history/CanaryJournal';
import type { CanaryReporter } from '../canary/judge/CanaryReporter';
import type { Fleet } from '../fleet/Fleet';
import type { Authorize } from '../permissions/ServiceAccess';
import { auditAction } from './auditAction';
import { findService } from './findService';
import { readBody } from './readBody';
import { untilClosed } from './untilClosed';

export interface CanaryRouterOptions {
  fleet: Fleet;
  writer: CanaryWriter;
  reporter: Pick<CanaryReporter, 'report'>;
  journal: Pick<CanaryJournal, 'history'>;
  actions: Pick<ActionLog, 'written' | 'failed'>;
  /** who sees a service; plans need no more */
  authorize: Authorize;
  /** who may have one written that moves traffic between what is there */
  authorizeControl: Authorize;
  /** who may have one written that brings in a version from wherever it lies */
  authorizeApply: Authorize;
  httpAuth: HttpAuthService;
  auditor: AuditorService;
}

/** A plan that was seen is sent back, with all the writes of a service with many revisions. */
const BODY_LIMIT = '1mb';

const planBody = z.object({ request: planRequestSchema });

/**
 * Plans for canaries, and their writes. Nothing that a browser sends is ever written: it says what
 * it wants and which plan was confirmed, and the plan is made again here.
 */
export function createCanaryRouter(options: CanaryRouterOptions): Router {
  const { fleet, writer, actions, authorize, httpAuth, auditor } = options;
  const router = PromiseRouter();
  router.use(json({ limit: BODY_LIMIT }));

  router.get('/services/:id/control', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const service = await visibleService(request, credentials, authorize);
    response.set('cache-control', 'private, no-cache').json(
      await controlOf(service, credentials, {
        ...options,
        ...toMoveTraffic(options),
      }),
    );
  });

  router.get('/services/:id/canary', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const service = await visibleService(request, credentials, authorize);
    try {
      const report = await options.reporter.report(service);
      response.set('cache-control', 'private, no-cache').json(report);
    } catch (error) {
      throw clusterError(error, 'modelServing.clusters');
    }
  });

  router.get('/services/:id/canary/history', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const { id } = await visibleService(request, credentials, authorize);
    response
      .set('cache-control', 'private, no-cache')
      .json(await options.journal.history(id));
  });

  router.post('/services/:id/plan', async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user', 'service'],
    });
    const service = await visibleService(request, credentials, authorize);
    const wanted = readBody(request, planBody).request;
    response.json(
      await auditAction({
        auditor,
        event: 'canary-plan',
        severity: 'low',
        request,
        service,
        wanted,
        run: () =>
          writer.plan(service, wanted, { signal: untilClosed(response) }),
        told: outcome => ('plan' in outcome ? 'planned' : 'refused'),
      }),
    );
  });

  router.post('/services/:id/execute', async (request, response) => {
    const credentials: BackstageCredentials<BackstageUserPrincipal> =
      await httpAuth.credentials(request, { allow: ['user'] });
    const service = await visibleService(request, credentials, authorize);
    const confirmed = readBody(request, executeRequestSchema);
    const outcome = await auditAction({
      auditor,
      event: 'canary-execute',
      severity: 'high',
      request,
      service,
      wanted: confirmed.request,
      run: async () => {
        const control = await controlOf(service, credentials, {
          ...options,
          ...needOf(confirmed.request, options),
        });
        if (!control.allowed) {
          throw new NotAllowedError(control.reason);
        }
        return execute(service, confirmed, credentials.principal.userEntityRef);
      },
      told: ({ state }) => state,
    });
    response.status(outcome.state === 'changed' ? 409 : 200).json(outcome);
  });

  async function execute(
    service: ModelService,
    confirmed: ExecuteRequest,
    by: string,
  ): Promise<ExecutionOutcome> {
    try {
      const outcome = await writer.execute(service, confirmed);
      if (outcome.state === 'written') {
        await actions.written(outcome.plan, by);
      }
      return outcome;
    } catch (error) {
      await actions.failed(service, confirmed.plan, error, by);
      throw error;
    }
  }

  async function visibleService(
    request: Request<{ id: string }>,
    credentials: BackstageCredentials,
    access: Authorize,
  ): Promise<ModelService> {
    return findService(fleet, await access(credentials), request.params.id);
  }
  return router;
}

/** What somebody has to have for a write, and who decides whether they have. */
interface Need {
  permission: { name: string };
  decide: Authorize;
}

function toMoveTraffic({
  authorizeControl,
}: Pick<CanaryRouterOptions, 'authorizeControl'>): Need {
  return { permission: canaryControlPermission, decide: authorizeControl };
}

/** What a version from wherever it lies brings with it is code that runs in the cluster. */
function needOf(
  { action }: PlanRequest,
  options: Pick<CanaryRouterOptions, 'authorizeControl' | 'authorizeApply'>,
): Need {
  return action === 'start-canary'
    ? { permission: manifestApplyPermission, decide: options.authorizeApply }
    : toMoveTraffic(options);
}

async function controlOf(
  service: ModelService,
  credentials: BackstageCredentials,
  { writer, ...need }: Pick<CanaryRouterOptions, 'writer'> & Need,
): Promise<CanaryControl> {
  const reason =
    writer.whyNotWritable(service.cluster) ??
    (await whyForbidden(service, credentials, need));
  return reason === undefined ? { allowed: true } : { allowed: false, reason };
}

async function whyForbidden(
  service: ModelService,
  credentials: BackstageCredentials,
  { permission, decide }: Need,
): Promise<string | undefined> {
  const reason = `This needs the permission ${permission.name} for the service; ask whoever runs the portal for it`;
  try {
    const access = await decide(credentials);
    return access.allows(service) ? undefined : reason;
  } catch (error) {
    if (error instanceof NotAllowedError) {
      return reason;
    }
    throw error;
  }
}
