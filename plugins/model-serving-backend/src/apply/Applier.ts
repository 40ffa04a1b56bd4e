import {
  type AppliedObject,
  type ApplyReport,
  type ApplyRequest,
  type ModelService,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import {
  applyManifests,
  readManifestServices,
} from '@modeldeck/plugin-model-serving-node';
import type { ServingConfig } from '../config/ServingConfig';
import {
  type ConfiguredClusters,
  withClusterClient,
} from '../fleet/withClusterClient';

export interface ApplierOptions {
  config: Pick<ServingConfig, 'clusters' | 'settings'>;
  now: () => Date;
  connect?: ConfiguredClusters['connect'];
}

/** What decides, for a caller, whether documents are applied; each throws where they are not. */
export interface ApplyGuard {
  /** of the services that the documents would make, and of those that they change */
  mayApply(services: readonly ModelService[]): void;
  /** of what would become of each document, once the cluster has judged it */
  mayWrite(
    objects: readonly AppliedObject[],
    services: readonly ModelService[],
  ): void;
}

/** Puts the manifests of a service into a configured cluster, with the portal's own credentials. */
export class Applier {
  constructor(private readonly options: ApplierOptions) {}

  /**
   * Whose the documents are is read of the cluster for them: memory may be a moment behind. What
   * has begun to be written is brought to its end, whoever waits for the answer.
   *
   * @throws an error of `@backstage/errors` when nothing, or not everything, was applied
   */
  apply(
    request: ApplyRequest,
    guard: ApplyGuard,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<ApplyReport> {
    const { config, now, connect } = this.options;
    const { clusters, settings } = config;
    const { namespace, documents, dryRun = false, acceptMissing } = request;
    return withClusterClient(
      { clusters, connect },
      request.cluster,
      async client => {
        const { after, before } = await readManifestServices({
          client,
          platforms: servingPlatforms,
          settings,
          namespace,
          documents,
          now,
          signal,
        });
        guard.mayApply([...after, ...before]);
        const objects = await applyManifests({
          client,
          namespace,
          documents,
          dryRun,
          acceptMissing,
          confirm: expected => guard.mayWrite(expected, before),
          signal,
        });
        return {
          apiVersion: 'modeldeck.io/v1alpha1',
          kind: 'ApplyReport',
          dryRun,
          service: placeOf(mainService(after, objects)),
          objects,
        };
      },
    );
  }
}

/** What is applied last is what all the rest is for. */
function mainService(
  services: readonly ModelService[],
  objects: readonly AppliedObject[],
): ModelService {
  const byUse = [...objects]
    .reverse()
    .flatMap(object => services.filter(service => isPartOf(service, object)));
  const [service] = [...byUse, ...services];
  if (!service) {
    throw new Error('Documents without a service were applied');
  }
  return service;
}

function placeOf(service: ModelService): ApplyReport['service'] {
  const { id, cluster, namespace, kind, name } = service;
  return { id, cluster, namespace, kind, name };
}

/** Whether a service is made of an object, besides others. */
export function isPartOf(
  { objects }: ModelService,
  { kind, name }: Pick<AppliedObject, 'kind' | 'name'>,
): boolean {
  return objects.some(object => object.kind === kind && object.name === name);
}
