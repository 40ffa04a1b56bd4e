import { type Condition, readConditions } from '../../../kubernetes/conditions';
import type { FieldReader } from '../../../kubernetes/FieldReader';
import {
  defineResource,
  type KubeObject,
} from '../../../kubernetes/resourceType';
import { readCount } from '../../../kubernetes/readCount';
import { readName } from '../../../kubernetes/readName';

/** Where a node sends a request on to: a service or another node. */
export interface GraphStep {
  /** name of an InferenceService in the same namespace */
  service: string | undefined;
  node: string | undefined;
  /** an address instead of a name */
  url: string | undefined;
  /** of a Splitter's step, in percent */
  weight: number | undefined;
  /** on the request, by which a Switch chooses; a Sequence ends where it does not hold */
  condition: string | undefined;
}

export interface GraphNode {
  routerType: string;
  steps: GraphStep[];
}

export interface InferenceGraph extends KubeObject {
  nodes: Map<string, GraphNode>;
  minReplicas: number | undefined;
  maxReplicas: number | undefined;
  conditions: Condition[];
  mode: string | undefined;
  url: string | undefined;
}

/** The node where every request begins (kserve/kserve: inference_graph.go). */
export const ROOT_NODE = 'root';

/** What a node may do with a request (kserve/kserve: inference_graph.go). */
export const ROUTER_TYPES: ReadonlySet<string> = new Set([
  'Sequence',
  'Splitter',
  'Ensemble',
  'Switch',
]);

export const INFERENCE_GRAPHS = defineResource<
  Omit<InferenceGraph, keyof KubeObject>
>({
  group: 'serving.kserve.io',
  versions: ['v1alpha1'],
  plural: 'inferencegraphs',
  kind: 'InferenceGraph',
  shortNames: ['ig'],
  namespaced: true,
  read(graph) {
    const spec = graph.at('spec');
    const status = graph.at('status');
    return {
      nodes: new Map(
        spec
          .at('nodes')
          .entries()
          .map(([name, node]) => [name, readNode(node)]),
      ),
      minReplicas: readCount(spec.at('minReplicas')),
      maxReplicas: readCount(spec.at('maxReplicas')) || undefined,
      conditions: readConditions(status.at('conditions')),
      mode: status.at('deploymentMode').string() || undefined,
      url: status.at('url').string() || undefined,
    };
  },
});

function readNode(node: FieldReader): GraphNode {
  return {
    routerType: node.at('routerType').string() ?? '',
    steps: node.at('steps').list().map(readStep),
  };
}

function readStep(step: FieldReader): GraphStep {
  return {
    service: readName(step.at('serviceName')),
    node: readName(step.at('nodeName')),
    url: step.at('serviceUrl').string() || undefined,
    weight: readCount(step.at('weight')),
    condition: step.at('condition').string() || undefined,
  };
}
