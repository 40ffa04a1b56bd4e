import { sumAccelerators } from '../../../kubernetes/accelerators';
import { condition } from '../../../kubernetes/conditions';
import { firstMark } from '../../../kubernetes/marks';
import { PODS } from '../../../kubernetes/pod';
import { plainText } from '../../../kubernetes/plainText';
import { podSummaries } from '../../../kubernetes/podSummary';
import { assessHealth } from '../../../health/assessHealth';
import { terminating } from '../../../health/terminating';
import { orUnknown, unknown } from '../../../model/known';
import { serviceId } from '../../../model/serviceId';
import type { Finding, Health, Revision } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { ownership } from '../../ownership';
import type { AssembledService } from '../../ServingPlatform';
import { endpointsOf } from '../../endpointsOf';
import { hasStopAnnotation } from '../stopAnnotation';
import { graphFindings, podsOfGraph } from './graphFindings';
import { graphRevisions } from './graphRevisions';
import type { InferenceGraph } from './inferenceGraph';

/** An InferenceGraph; where it splits requests, its services are its revisions. */
export function graphToModelService(
  graph: InferenceGraph,
  objects: NamespaceObjects,
): AssembledService {
  const { metadata } = graph;
  const identity = {
    cluster: objects.cluster,
    namespace: metadata.namespace || objects.namespace,
    kind: 'InferenceGraph',
    name: metadata.name,
  };
  const revisions = graphRevisions(graph, objects);
  const stable = revisions.find(({ role }) => role === 'stable');
  const findings = graphFindings(graph, objects);
  const pods = podSummaries(podsOfGraph(graph, objects));
  return {
    service: {
      id: serviceId(identity),
      ...identity,
      platform: 'kserve-graph',
      mode: plainText(graph.mode ?? 'Unknown'),
      objects: [
        {
          apiVersion: graph.apiVersion,
          kind: graph.kind,
          name: metadata.name,
        },
      ],
      model: {
        name:
          firstMark([metadata], 'modeldeck.io/model-name') ??
          plainText(metadata.name),
        version: stable?.modelVersion ?? unknown('it has no stable version'),
        format: orUnknown(
          firstMark([metadata], 'modeldeck.io/model-format'),
          'its services may have different ones',
        ),
        storageUri: stable?.storageUri ?? unknown('it has no stable version'),
      },
      runtime: {
        name: unknown('its services have their own'),
        protocol: unknown('the router passes on what its services speak'),
      },
      revisions,
      endpoints: endpointsOf([graph.url]),
      scaling: {
        min: graph.minReplicas ?? 1,
        max: graph.maxReplicas ?? unknown('the spec sets no limit'),
      },
      accelerators: sumAccelerators(pods.map(pod => pod.accelerators)),
      ...ownership([metadata]),
      health: healthOf({ graph, revisions, findings, objects }),
      findings,
      createdAt: orUnknown(
        metadata.creationTimestamp,
        'the object has no creation time',
      ),
      observedAt: objects.observedAt,
    },
    uids: [metadata.uid].filter(Boolean),
    ownerUids: metadata.ownerReferences.map(({ uid }) => uid).filter(Boolean),
  };
}

interface HealthParts {
  graph: InferenceGraph;
  revisions: readonly Revision[];
  findings: readonly Finding[];
  objects: NamespaceObjects;
}

function healthOf(parts: HealthParts): Health {
  const { graph, revisions, findings, objects } = parts;
  return assessHealth({
    terminating: terminating([graph]),
    stopped: hasStopAnnotation(graph)
      ? {
          reason: 'Stopped',
          message: 'it was stopped with the annotation serving.kserve.io/stop',
        }
      : undefined,
    ready: condition(graph.conditions, 'Ready'),
    // observedGeneration is copied from the router's Deployment (raw_ig.go).
    statusIsStale: false,
    revisions,
    findings,
    podsUnknown: objects.cannotTell(PODS),
  });
}
