import { plainText } from '../../kubernetes/plainText';
import { isUnknown, orUnknown, unknown } from '../../model/known';
import type {
  Component,
  Endpoint,
  Health,
  ModelService,
  Revision,
} from '../../model/types';
import { assembledService, type ServiceParts } from '../assembledService';
import { endpointsOf } from '../endpointsOf';
import { inferenceServiceToModelService } from '../kserve/inferenceService/toModelService';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { AssembledService } from '../ServingPlatform';
import { nimFindings } from './nimFindings';
import { nimHealth } from './nimHealth';
import { nimInferenceService } from './nimInferenceService';
import { nimModel, nimRuntime, nimVersion } from './nimModel';
import { nimRevision } from './nimRevision';
import type { NimService } from './nimService';

/** What runs it: a Deployment of its own, or an InferenceService with all that belongs to it. */
type Runner = Pick<
  ServiceParts,
  'mode' | 'revisions' | 'endpoints' | 'scaling' | 'accelerators' | 'findings'
> & {
  components: readonly Component[];
  /** where the runner knows better why nothing runs */
  restHealth?: Health;
};

/** A NIMService, with its InferenceService where it has one: both are one model service. */
export function nimServiceToModelService(
  service: NimService,
  objects: NamespaceObjects,
): AssembledService {
  const { restHealth, ...runner } =
    onKServe(service, objects) ?? onItsOwn(service, objects);
  const { revisions, components } = runner;
  const findings = [...runner.findings, ...nimFindings(service, objects)];
  return assembledService([service], objects, {
    ...runner,
    platform: 'nim',
    model: nimModel(service),
    runtime: {
      name: nimRuntime(service),
      protocol: unknown('it depends on the model, and the operator tells none'),
    },
    components: [...components, ...cache(service)],
    health: restHealth ?? nimHealth({ service, revisions, findings, objects }),
    findings,
  });
}

function onKServe(
  service: NimService,
  objects: NamespaceObjects,
): Runner | undefined {
  const owned = nimInferenceService(service, objects);
  if (!owned) {
    return undefined;
  }
  const made = inferenceServiceToModelService(owned, objects).service;
  return {
    mode: `KServe ${made.mode}`,
    revisions: made.revisions.map(revision => versioned(revision, service)),
    components: made.components,
    endpoints: made.endpoints,
    scaling: made.scaling,
    accelerators: made.accelerators,
    findings: made.findings,
    restHealth: ['idle', 'stopped'].includes(made.health.status)
      ? made.health
      : undefined,
  };
}

/** KServe knows no version of a container's model; of the only revision the image tells it. */
function versioned(revision: Revision, service: NimService): Revision {
  return isUnknown(revision.modelVersion) && revision.role === 'stable'
    ? { ...revision, modelVersion: nimVersion(service) }
    : revision;
}

function onItsOwn(service: NimService, objects: NamespaceObjects): Runner {
  const revision = nimRevision(service, objects);
  return {
    mode: modeOf(service),
    revisions: [revision],
    components: [],
    endpoints: service.onKServe ? [] : endpoints(service, objects),
    scaling: scaling(service),
    accelerators: revision.accelerators,
    findings: [],
  };
}

function modeOf({ onKServe: isOnKServe, multiNode }: NimService): string {
  if (isOnKServe) {
    return 'KServe';
  }
  return multiNode ? 'LeaderWorkerSet' : 'Deployment';
}

/** The operator's own word for the cluster is an address without a name, so ours is told. */
function endpoints(
  { metadata, port, externalEndpoint }: NimService,
  { namespace }: NamespaceObjects,
): Endpoint[] {
  const place = metadata.namespace || namespace;
  const external =
    externalEndpoint === undefined || externalEndpoint.includes('://')
      ? externalEndpoint
      : `http://${externalEndpoint}`;
  return endpointsOf([
    external,
    `http://${metadata.name}.${place}.svc:${port}`,
  ]);
}

function scaling({ scale, replicas }: NimService): ModelService['scaling'] {
  const whyUnknown = 'the spec names no number of replicas';
  return scale
    ? {
        min: scale.min,
        max: orUnknown(scale.max, 'the spec sets no limit'),
      }
    : {
        min: orUnknown(replicas, whyUnknown),
        max: orUnknown(replicas, whyUnknown),
      };
}

function cache({ cache: name }: NimService): Component[] {
  const none = unknown('a cache is a volume and runs nothing');
  return name === undefined
    ? []
    : [
        {
          name: plainText(name),
          kind: 'cache',
          replicas: { wanted: none, ready: none },
          pods: [],
          accelerators: [],
          sharedBy: [],
        },
      ];
}
