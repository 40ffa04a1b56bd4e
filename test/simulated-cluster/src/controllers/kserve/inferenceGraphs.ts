import type { KubeObject } from '../../json/KubeObject';
import {
  conditionOf,
  isJsonObject,
  listAt,
  objectAt,
  textAt,
} from '../../json/read';
import type { ClusterClient } from '../ClusterClient';

const GRAPHS = 'inferencegraphs.serving.kserve.io';

/** A graph is ready when every service that its steps name is there and ready. */
export function controlInferenceGraphs(
  client: ClusterClient,
  namespace: string,
): void {
  for (const graph of client.list(GRAPHS, namespace)) {
    const missing = stepServices(graph).find(
      name =>
        conditionOf(
          client.get('inferenceservices.serving.kserve.io', namespace, name),
          'Ready',
        )?.status !== 'True',
    );
    client.setStatus(GRAPHS, graph, {
      observedGeneration: graph.metadata.generation,
      deploymentMode: 'Standard',
      url: `http://${graph.metadata.name}.${namespace}.models.example.com`,
      conditions: [
        missing === undefined
          ? { type: 'Ready', status: 'True' }
          : {
              type: 'Ready',
              status: 'False',
              reason: 'InferenceServiceNotReady',
              message: `InferenceService ${missing} is not ready`,
            },
      ],
    });
  }
}

function stepServices(graph: KubeObject): string[] {
  return Object.values(objectAt(graph, 'spec', 'nodes') ?? {})
    .filter(isJsonObject)
    .flatMap(node => listAt(node, 'steps'))
    .map(step => textAt(step, 'serviceName'))
    .filter(name => name !== undefined);
}
