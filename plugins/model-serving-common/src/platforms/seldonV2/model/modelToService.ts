import { PODS } from '../../../kubernetes/pod';
import { firstMark } from '../../../kubernetes/marks';
import { plainText } from '../../../kubernetes/plainText';
import { sumAccelerators } from '../../../kubernetes/accelerators';
import { assessHealth } from '../../../health/assessHealth';
import { terminating } from '../../../health/terminating';
import { type Known, orUnknown, unknown } from '../../../model/known';
import type {
  Component,
  Finding,
  Health,
  Revision,
} from '../../../model/types';
import { assembledService } from '../../assembledService';
import { givenRole } from '../../givenRole';
import type { NamespaceObjects } from '../../NamespaceObjects';
import type { AssembledService } from '../../ServingPlatform';
import { meshEndpoints } from '../meshEndpoints';
import { seldonReadiness, stateOf } from '../seldonReadiness';
import { SERVERS } from '../server/seldonServer';
import { modelFindings } from './modelFindings';
import { modelFormat } from './modelFormat';
import { modelOfModel } from './modelOfModel';
import { modelTraffic } from './modelTraffic';
import { type SeldonModel, serverOf, wantedReplicas } from './seldonModel';

/** A Model of Core 2 as a service; the Server that holds it is a component of it. */
export function modelToService(
  model: SeldonModel,
  servers: ReadonlyMap<string, Component>,
  objects: NamespaceObjects,
): AssembledService {
  const { metadata } = model;
  const server = serverOf(model);
  const held = servers.get(server ?? '');
  const components = held ? [held] : [];
  const revision = revisionOf(model, components, objects);
  const findings = modelFindings(model, objects);
  return assembledService([model], objects, {
    platform: 'seldon-v2',
    mode: 'Model',
    model: {
      name:
        firstMark([metadata], 'modeldeck.io/model-name') ??
        plainText(metadata.name),
      version: revision.modelVersion,
      format:
        firstMark([metadata], 'modeldeck.io/model-format') ??
        modelFormat(model),
      storageUri: revision.storageUri,
    },
    runtime: {
      name: orUnknown(
        objects.find(SERVERS, server ?? '')?.config ?? server,
        'which Server holds it is not told',
      ),
      protocol: 'v2',
    },
    revisions: [revision],
    components,
    endpoints: meshEndpoints(metadata.name, objects),
    scaling: boundsOf(model),
    accelerators: sumAccelerators(components.filter(isItsOwn).map(heldBy)),
    health: healthOf({ model, revision, components, findings, objects }),
    findings,
  });
}

/** What several models share is nobody's alone, and counted at the Server. */
function isItsOwn({ sharedBy }: Component): boolean {
  return sharedBy.length === 0;
}

function heldBy({ accelerators }: Component) {
  return accelerators;
}

function revisionOf(
  model: SeldonModel,
  components: readonly Component[],
  objects: NamespaceObjects,
): Revision {
  const { metadata } = model;
  return {
    name: plainText(metadata.name),
    role: givenRole([metadata]) ?? 'stable',
    ...modelOfModel(model),
    replicas: {
      wanted: wantedReplicas(model),
      ready: readyReplicas(model, components),
    },
    pods: [],
    accelerators: [],
    traffic: modelTraffic('Model', metadata.name, objects),
  };
}

/**
 * As the status counts them, but no more than its Server has ready pods: the scheduler learns late
 * that one is gone.
 */
function readyReplicas(
  { availableReplicas, conditions }: SeldonModel,
  components: readonly Component[],
): Known<number> {
  const reported =
    availableReplicas ??
    (stateOf(conditions) === 'ModelScaledDown' ? 0 : undefined);
  const pods = components.flatMap(component => component.pods);
  return orUnknown(
    pods.length > 0 && reported !== undefined
      ? Math.min(reported, pods.filter(pod => pod.ready).length)
      : reported,
    'its status counts no available replicas',
  );
}

/** Without a minimum and a maximum Core 2 does not scale a model. */
function boundsOf(model: SeldonModel) {
  const { minReplicas, maxReplicas } = model;
  const wanted = wantedReplicas(model);
  const scales = minReplicas !== undefined || maxReplicas !== undefined;
  return {
    min: minReplicas ?? (scales ? 1 : wanted),
    max: maxReplicas ?? (scales ? unknown('the spec sets no limit') : wanted),
  };
}

interface HealthParts {
  model: SeldonModel;
  revision: Revision;
  components: readonly Component[];
  findings: readonly Finding[];
  objects: NamespaceObjects;
}

function healthOf(parts: HealthParts): Health {
  const { model, revision, components, findings, objects } = parts;
  const isDown =
    wantedReplicas(model) === 0 ||
    stateOf(model.conditions) === 'ModelScaledDown';
  return assessHealth({
    terminating: terminating([model]),
    stopped: isDown
      ? {
          reason: 'ModelScaledDown',
          message: 'it is scaled to zero, and nothing loads it on demand',
        }
      : undefined,
    ready: seldonReadiness(model.conditions, ['ModelReady']),
    statusIsStale: false,
    revisions: [revision],
    findings,
    podsUnknown: components.length > 0 ? objects.cannotTell(PODS) : undefined,
  });
}
