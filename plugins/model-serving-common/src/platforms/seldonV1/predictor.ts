import { type Container, readContainer } from '../../kubernetes/container';
import type { FieldReader } from '../../kubernetes/FieldReader';
import type { Marks } from '../../kubernetes/marks';
import { plainText } from '../../kubernetes/plainText';
import { readCount } from '../../kubernetes/readCount';
import { type InferenceGraph, readGraph } from './graph/readGraph';

/** What becomes one Deployment of a predictor. */
export interface ComponentSpec {
  containers: Container[];
  replicas: number | undefined;
  /** an autoscaler's bounds, where it has one */
  autoscaler:
    | { kind: 'HPA' | 'KEDA'; min: number; max: number | undefined }
    | undefined;
}

export interface Explainer {
  type: string;
  replicas: number | undefined;
}

/** One version of a SeldonDeployment. */
export interface Predictor extends Marks {
  /** its place in `spec.predictors` */
  index: number;
  name: string;
  /** in percent; of a shadow, how many requests it gets copies of. Undefined: malformed */
  traffic: number | undefined;
  shadow: boolean;
  replicas: number | undefined;
  components: ComponentSpec[];
  graph: InferenceGraph;
  explainer: Explainer | undefined;
  /** of an orchestrator in a pod of its own */
  orchestratorReplicas: number | undefined;
}

export function readPredictor(spec: FieldReader, index: number): Predictor {
  const traffic = spec.at('traffic');
  return {
    index,
    // The schema demands a name; one that was stored without it must still be told apart.
    name: plainText(spec.at('name').string() ?? '') || `predictors[${index}]`,
    traffic: traffic.exists ? readCount(traffic) : 0,
    shadow: spec.at('shadow').boolean() ?? false,
    replicas: readCount(spec.at('replicas')),
    labels: spec.at('labels').stringMap(),
    annotations: spec.at('annotations').stringMap(),
    components: spec.at('componentSpecs').list().map(readComponent),
    graph: readGraph(spec.at('graph')),
    explainer: readExplainer(spec.at('explainer')),
    orchestratorReplicas: readCount(spec.at('svcOrchSpec', 'replicas')),
  };
}

function readComponent(component: FieldReader): ComponentSpec {
  return {
    containers: component.at('spec', 'containers').list().map(readContainer),
    replicas: readCount(component.at('replicas')),
    autoscaler: readAutoscaler(component),
  };
}

/** KEDA goes before an HPA where both are given (seldondeployment_controller.go). */
function readAutoscaler(component: FieldReader): ComponentSpec['autoscaler'] {
  const keda = component.at('kedaSpec');
  if (keda.exists) {
    return {
      kind: 'KEDA',
      min: readCount(keda.at('minReplicaCount')) ?? 0,
      max: readCount(keda.at('maxReplicaCount')) ?? 100,
    };
  }
  const hpa = component.at('hpaSpec');
  return hpa.exists
    ? {
        kind: 'HPA',
        min: readCount(hpa.at('minReplicas')) ?? 1,
        max: readCount(hpa.at('maxReplicas')),
      }
    : undefined;
}

/** One without a type is none to Seldon (controller_utils.go, IsEmptyExplainer). */
function readExplainer(explainer: FieldReader): Explainer | undefined {
  const type = explainer.at('type').string();
  return type
    ? { type: plainText(type), replicas: readCount(explainer.at('replicas')) }
    : undefined;
}
