import { sumAccelerators } from '../../kubernetes/accelerators';
import { firstMark, firstUriMark } from '../../kubernetes/marks';
import { plainText } from '../../kubernetes/plainText';
import { orUnknown, unknown } from '../../model/known';
import type { Endpoint, ModelService } from '../../model/types';
import { assembledService, type ServiceParts } from '../assembledService';
import { endpointsOf } from '../endpointsOf';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { AssembledService } from '../ServingPlatform';
import { versionMark } from '../versionMark';
import { rayFindings } from './rayFindings';
import { rayHealth } from './rayHealth';
import { rayHeads, rayRevisions } from './rayRevisions';
import { rayRollout } from './rayRollout';
import type { RayService } from './rayService';

/** A RayService with its clusters as revisions. */
export function rayServiceToModelService(
  service: RayService,
  objects: NamespaceObjects,
): AssembledService {
  const revisions = rayRevisions(service, objects);
  const components = rayHeads(service, revisions, objects);
  const findings = rayFindings(service, objects);
  return assembledService([service], objects, {
    platform: 'kuberay',
    mode: 'Ray Serve',
    ...described(service),
    revisions,
    components,
    rollout: rayRollout(service),
    endpoints: endpoints(service, objects),
    scaling: scaling(service),
    accelerators: sumAccelerators(
      [...revisions, ...components].map(({ accelerators }) => accelerators),
    ),
    health: rayHealth({ service, revisions, findings, objects }),
    findings,
  });
}

/** Ray Serve runs any Python: what it serves is told by marks alone. */
function described({
  metadata,
  rayVersion,
}: RayService): Pick<ServiceParts, 'model' | 'runtime'> {
  return {
    model: {
      name:
        firstMark([metadata], 'modeldeck.io/model-name') ??
        plainText(metadata.name),
      version: orUnknown(
        versionMark([metadata]),
        'no label or annotation modeldeck.io/model-version',
      ),
      format: orUnknown(
        firstMark([metadata], 'modeldeck.io/model-format'),
        'no label or annotation modeldeck.io/model-format',
      ),
      storageUri: orUnknown(
        firstUriMark([metadata], 'modeldeck.io/storage-uri'),
        'the applications load their models themselves',
      ),
    },
    runtime: {
      name: ['Ray Serve', rayVersion].filter(Boolean).join(' '),
      protocol: unknown('each application has its own'),
    },
  };
}

/**
 * The Kubernetes Service in front (ray-operator/controllers/ray/utils/util.go,
 * GenerateServeServiceName). In incremental mode requests come through a Gateway, whose address
 * KubeRay does not report.
 */
function endpoints(
  { metadata, servePort, serveServiceName, upgradeType }: RayService,
  { namespace }: NamespaceObjects,
): Endpoint[] {
  const host = serveServiceName ?? `${metadata.name}-serve-svc`;
  return upgradeType === 'NewClusterWithIncrementalUpgrade'
    ? []
    : endpointsOf([
        `http://${host}.${metadata.namespace || namespace}.svc:${servePort}`,
      ]);
}

/** Of workers, as the active cluster counts them. */
function scaling({ active, pending }: RayService): ModelService['scaling'] {
  const { minWorkers, maxWorkers } = active ?? pending ?? {};
  const whyUnknown = 'KubeRay has not reported bounds for the workers';
  return {
    min: orUnknown(minWorkers, whyUnknown),
    max: orUnknown(maxWorkers, whyUnknown),
  };
}
