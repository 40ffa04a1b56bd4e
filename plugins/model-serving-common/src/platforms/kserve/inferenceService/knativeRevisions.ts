import type { Pod } from '../../../kubernetes/pod';
import { PODS } from '../../../kubernetes/pod';
import type { Revision, RevisionRole } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { byName } from '../../../kubernetes/byName';
import { KNATIVE_REVISION_LABEL, SOURCE_URI_ANNOTATION } from '../labels';
import { trafficOf } from '../../../traffic/trafficOf';
import { knownCount, workloadFields } from '../../workload';
import type { InferenceService } from './inferenceService';
import { isPredictorPod, podsOfInferenceService } from './inferenceServicePods';
import {
  KNATIVE_REVISIONS,
  type KnativeRevision,
  PREDICTOR_REVISIONS,
} from './knativeRevision';
import { knativeRoles } from './knativeRoles';
import {
  declaredKnativeShares,
  programmedKnativeShares,
} from './knativeShares';
import { predictorAccelerators } from './predictorAccelerators';
import {
  NO_TRACE,
  type RevisionModel,
  revisionModel,
} from '../../revisionModel';
import { wantedReplicas } from './wantedReplicas';
import { whyNoStorageUri } from './whyNoStorageUri';

/** What the cluster holds of one revision. */
interface Trace {
  object: KnativeRevision | undefined;
  pods: Pod[];
}

/** The revisions of a service in Knative mode, the stable one first. */
export function knativeRevisions(
  service: InferenceService,
  objects: NamespaceObjects,
): Revision[] {
  const traces = tracesOf(service, objects);
  const roles = knativeRoles(service, name => traces.has(name));
  for (const [name, { pods }] of traces) {
    if (pods.length > 0 && !roles.has(name)) {
      roles.set(name, 'retired');
    }
  }
  return [...roles].map(([name, role]) =>
    toRevision({ name, role, trace: traces.get(name), service, objects }),
  );
}

function tracesOf(
  service: InferenceService,
  objects: NamespaceObjects,
): Map<string, Trace> {
  const traces = new Map<string, Trace>();
  const { name: serviceName } = service.metadata;
  for (const object of byName(
    objects.lookup(PREDICTOR_REVISIONS, serviceName),
  )) {
    traces.set(object.metadata.name, { object, pods: [] });
  }
  const pods = podsOfInferenceService(serviceName, objects);
  for (const pod of pods.filter(isPredictorPod)) {
    const name = pod.metadata.labels[KNATIVE_REVISION_LABEL];
    if (name) {
      const trace = traces.get(name) ?? { object: undefined, pods: [] };
      trace.pods.push(pod);
      traces.set(name, trace);
    }
  }
  return traces;
}

interface RevisionParts {
  name: string;
  role: RevisionRole;
  trace: Trace | undefined;
  service: InferenceService;
  objects: NamespaceObjects;
}

function toRevision(parts: RevisionParts): Revision {
  const { name, role, trace, service, objects } = parts;
  const whyNoRevision =
    objects.cannotTell(KNATIVE_REVISIONS) ?? `there is no Revision ${name}`;
  return {
    name,
    role,
    ...modelOf(parts),
    ...workloadFields({
      pods: trace?.pods ?? [],
      podsUnknown: objects.cannotTell(PODS),
      wanted: wantedReplicas(trace?.object, whyNoRevision),
      reportedReady: knownCount(trace?.object?.actualReplicas, whyNoRevision),
      acceleratorsPerReplica: predictorAccelerators(service.predictor),
    }),
    traffic: trafficOf(
      name,
      declaredKnativeShares(service),
      programmedKnativeShares(service),
    ),
  };
}

/**
 * KServe notes each revision's model on the Revision and its pods. The spec describes the newest
 * one at best: it may have been edited since, so it is asked last.
 */
function modelOf({ name, trace, service }: RevisionParts): RevisionModel {
  const marks = trace?.object?.metadata ?? trace?.pods[0]?.metadata;
  const noted = marks?.annotations[SOURCE_URI_ANNOTATION];
  const isNewest = name === service.predictorStatus.latestCreated;
  if (noted !== undefined || isNewest) {
    return revisionModel(
      noted ?? service.predictor.storageUri,
      [marks, isNewest ? service.metadata : undefined],
      whyNoStorageUri(service.predictor),
    );
  }
  return marks
    ? revisionModel(undefined, [marks], 'its Revision names no storage URI')
    : NO_TRACE;
}
