import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, isError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import type {
  CatalogService,
  CatalogServiceRequestOptions,
} from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  systemTiming,
  type Timing,
} from '@modeldeck/plugin-model-serving-node';

const PROJECT = `steps:
  - id: register
    action: model-serving:register
    input:
      repoContentsUrl: \${{ steps.github.output.repoContentsUrl }}
`;

const SERVICE = `steps:
  - id: register
    action: model-serving:register
    input:
      service: \${{ steps.deploy.output.service }}
`;

const SERVICE_ID = 'metadata.annotations.modeldeck.io/service-id';

/** The catalogue takes up a service seconds after it is there. */
const WAIT_MS = 60_000;
const LOOK_AGAIN_MS = 2_000;

type Catalog = Pick<CatalogService, 'addLocation' | 'queryEntities'>;

/**
 * `model-serving:register`: the entries of a project and of its service in the catalogue. Unlike
 * `catalog:register` it may be taken again, as a task that was interrupted does.
 */
export function createRegisterAction({
  catalog,
  integrations,
  timing = systemTiming,
}: {
  catalog: Catalog;
  integrations: Pick<ScmIntegrationRegistry, 'byUrl'>;
  timing?: Timing;
}) {
  return createTemplateAction({
    id: 'model-serving:register',
    description:
      'Registers a project in the catalogue, and finds the entry of its service there',
    examples: [
      { description: 'A repository that was published', example: PROJECT },
      { description: 'A service that was deployed', example: SERVICE },
    ],
    supportsDryRun: true,
    schema: {
      input: {
        repoContentsUrl: z =>
          z.string().optional().describe('Root of the published repository'),
        catalogInfoPath: z =>
          z.string().optional().describe('catalog-info.yaml if not given'),
        service: z =>
          z
            .string()
            .optional()
            .describe('Id of a service that the catalogue is to have'),
      },
      output: {
        entityRef: z =>
          z.string().optional().describe('Of the project, if registered'),
        serviceEntityRef: z =>
          z.string().optional().describe('Of the service, if it is there yet'),
      },
    },
    async handler({ input, output, logger, signal, isDryRun, ...context }) {
      const { repoContentsUrl, catalogInfoPath, service } = input;
      if (isDryRun) {
        logger.info('Nothing is registered in a dry run');
        return;
      }
      if (!repoContentsUrl && !service) {
        throw new InputError(
          'model-serving:register needs a repoContentsUrl, a service, or both',
        );
      }
      const options = { credentials: await context.getInitiatorCredentials() };
      if (repoContentsUrl) {
        const target = locationOf(
          repoContentsUrl,
          catalogInfoPath,
          integrations,
        );
        const entity = await register(catalog, target, options);
        logger.info(`Registered ${target}`);
        output('entityRef', entity && stringifyEntityRef(entity));
      }
      if (service) {
        const entity = await findService(catalog, service, {
          options,
          timing,
          signal,
        });
        output('serviceEntityRef', entity && stringifyEntityRef(entity));
        if (!entity) {
          logger.warn(
            `The catalogue has no entry of ${service} yet; it takes services up by itself as soon as it sees them`,
          );
        }
      }
    },
  });
}

/**
 * The address of a file of a repository. Relative to the root where that is a folder: as a path
 * from the root the branch would be lost on Gitea, whose addresses Backstage takes apart as if
 * branches had no prefix. Azure has the path in the query and needs it from the root.
 *
 * @throws InputError for a host that the portal does not know
 */
function locationOf(
  repoContentsUrl: string,
  path = 'catalog-info.yaml',
  integrations: Pick<ScmIntegrationRegistry, 'byUrl'>,
): string {
  const integration = integrations.byUrl(repoContentsUrl);
  if (!integration) {
    throw new InputError(
      `The portal knows nothing of the host of ${repoContentsUrl}: have it added to the portal's integrations`,
    );
  }
  const file = path.replace(/^\/+/, '');
  return integration.type === 'azure'
    ? integration.resolveUrl({ base: repoContentsUrl, url: `/${file}` })
    : integration.resolveUrl({
        base: repoContentsUrl.replace(/\/*$/, '/'),
        url: file,
      });
}

/** Registers a location, or finds it registered, and gives what it holds. */
async function register(
  catalog: Catalog,
  target: string,
  options: CatalogServiceRequestOptions,
): Promise<Entity | undefined> {
  const location = { type: 'url', target };
  try {
    await catalog.addLocation(location, options);
  } catch (error) {
    if (!isError(error) || error.name !== 'ConflictError') {
      throw error;
    }
  }
  const { entities } = await catalog.addLocation(
    { ...location, dryRun: true },
    options,
  );
  const named = entities.filter(
    ({ metadata }) => !metadata.name.startsWith('generated-'),
  );
  return named.find(({ kind }) => kind === 'Component') ?? named[0];
}

async function findService(
  catalog: Catalog,
  service: string,
  context: {
    options: CatalogServiceRequestOptions;
    timing: Timing;
    signal?: AbortSignal;
  },
): Promise<Entity | undefined> {
  const { options, timing, signal } = context;
  const until = timing.now() + WAIT_MS;
  for (;;) {
    const { items } = await catalog.queryEntities(
      { filter: { kind: 'Component', [SERVICE_ID]: service }, limit: 1 },
      options,
    );
    if (items[0] || timing.now() >= until || signal?.aborted) {
      return items[0];
    }
    await timing.sleep(LOOK_AGAIN_MS, signal);
  }
}
