import type { HttpAuthService } from '@backstage/backend-plugin-api';
import {
  DEFAULT_PROJECT_SETTINGS,
  formSettings,
  type ProjectSettings,
} from '@modeldeck/plugin-model-serving-common';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { Authorize } from '../permissions/ServiceAccess';

export interface ProjectRouterOptions {
  /** absent: none are configured */
  settings: ProjectSettings | undefined;
  authorize: Authorize;
  httpAuth: HttpAuthService;
}

/**
 * What the forms of templates have to know of the settings, for whoever may see model services at
 * all. Every project that is made names the same values in its files.
 */
export function createProjectRouter(options: ProjectRouterOptions): Router {
  const { settings, authorize, httpAuth } = options;
  const router = PromiseRouter();
  router.get('/project-settings', async (request, response) => {
    await authorize(
      await httpAuth.credentials(request, { allow: ['user', 'service'] }),
    );
    response
      .set('cache-control', 'private, no-cache')
      .json(formSettings(settings ?? DEFAULT_PROJECT_SETTINGS));
  });
  return router;
}
