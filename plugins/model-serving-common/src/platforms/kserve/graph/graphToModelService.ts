import { sumAccelerators } from '../../../kubernetes/accelerators';
import { condition } from '../../../kubernetes/conditions';
import { firstMark } from '../../../kubernetes/marks';
import { PODS } from '../../../kubernetes/pod';
import { plainText } from '../../../kubernetes/plainText';
import { podSummaries } from '../../../kubernetes/podSummary';
import { camelCase } from '../../../health/camelCase';
import { assessHealth } from '../../../health/assessHealth';
import { terminating } from '../../../health/terminating';
import { orUnknown, unknown } from '../../../model/known';
import type {
  Component,
  Finding,
  Health,
  PodSummary,
  Revision,
} from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';
import { assembledService } from '../../assembledService';
import type { AssembledService } from '../../ServingPlatform';
import { endpointsOf } from '../../endpointsOf';
import { graphRules } from '../rules/graphRules';
import { hasStopAnnotation } from '../stopAnnotation';
import { graphFindings, podsOfGraph } from './graphFindings';
import { graphView } from './graphView';
import { graphRevisions } from './graphRevisions';
import type { InferenceGraph } from './inferenceGraph';

/** An InferenceGraph; where it splits requests, its services are its revisions. */
export function graphToModelService(
  graph: InferenceGraph,
  objects: NamespaceObjects,
): AssembledService {
  const { metadata } = graph;
  const revisions = graphRevisions(graph, objects);
  const stable = revisions.find(({ role }) => role === 'stable');
  const findings = graphFindings(graph, objects);
  const pods = podSummaries(podsOfGraph(graph, objects));
  return assembledService([graph], objects, {
    platform: 'kserve-graph',
    mode: plainText(graph.mode ?? 'Unknown'),
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
    components: routerComponent(graph, pods, objects),
    graph: graphView(graph, objects),
    endpoints: endpointsOf([graph.url]),
    scaling: {
      min: graph.minReplicas ?? 1,
      max: graph.maxReplicas ?? unknown('the spec sets no limit'),
    },
    accelerators: sumAccelerators(pods.map(pod => pod.accelerators)),
    health: healthOfGraph(
      healthOf({ graph, revisions, findings, objects }),
      graphRules.flatMap(rule => rule(graph, objects) ?? []),
    ),
    findings,
  });
}

/** The router is the graph's own; the pods behind it are counted at their services. */
function routerComponent(
  { metadata, minReplicas }: InferenceGraph,
  pods: readonly PodSummary[],
  objects: NamespaceObjects,
): Component[] {
  const unread = objects.cannotTell(PODS);
  return [
    {
      name: plainText(metadata.name),
      kind: 'router',
      replicas: {
        wanted: unknown(
          `its spec asks for ${
            minReplicas ?? 1
          } or more; the rest is its autoscaler's`,
        ),
        ready:
          unread === undefined
            ? pods.filter(pod => pod.ready).length
            : unknown(unread),
      },
      pods: [...pods],
      accelerators: sumAccelerators(pods.map(pod => pod.accelerators)),
      sharedBy: [],
    },
  ];
}

/** Ready says that the router runs, not that its graph leads anywhere. */
function healthOfGraph(health: Health, traps: readonly Finding[]): Health {
  const error = traps.find(({ severity }) => severity === 'error');
  return error && health.status === 'healthy'
    ? {
        status: 'degraded',
        reason: camelCase(error.rule),
        message: error.cause,
      }
    : health;
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
