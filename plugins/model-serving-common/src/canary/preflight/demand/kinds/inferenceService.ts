import { FieldReader } from '../../../../kubernetes/FieldReader';
import { readCount } from '../../../../kubernetes/readCount';
import type { DemandContext, DemandKind } from '../DemandKind';
import type { PodDemand, UpdateStyle } from '../PodDemand';
import { replicasAt, rollingUpdate } from '../podTemplate';
import { isMap, listAt, valueAt } from '../valueAt';

const COMPONENTS = ['predictor', 'transformer', 'explainer'] as const;

/**
 * A component is a pod's spec with its model beside the containers. What the runtime's container
 * asks for by itself is not counted: accelerators are asked for where the model is.
 */
export const inferenceService: DemandKind = {
  group: 'serving.kserve.io',
  kind: 'InferenceService',
  read(object, context) {
    const spec = valueAt(object, 'spec');
    const components = COMPONENTS.filter(name => isMap(valueAt(spec, name)));
    return [
      ...components.flatMap(name =>
        componentDemands(name, valueAt(spec, name), context),
      ),
      ...canaryDemands(spec),
    ];
  },
};

function componentDemands(
  name: string,
  component: unknown,
  { mode }: DemandContext,
): PodDemand[] {
  if (mode === 'ModelMesh') {
    return [];
  }
  const replicas = replicasAt(component, 'minReplicas');
  const main: PodDemand = {
    title: name,
    spec: specOf(component),
    labels: labelsOf(component),
    // A revision begins with one pod though it may go to zero later.
    replicas: mode === 'Knative' ? Math.max(1, replicas) : replicas,
    update: updateOf(component, mode),
  };
  const worker = valueAt(component, 'workerSpec');
  return isMap(worker)
    ? [
        main,
        {
          ...main,
          title: `${name} workers`,
          spec: specOf(worker),
          replicas: replicas * workersOf(worker),
        },
      ]
    : [main];
}

function updateOf(component: unknown, mode: string): UpdateStyle {
  const strategy = valueAt(component, 'deploymentStrategy');
  if (mode === 'Knative') {
    return 'beside';
  }
  return valueAt(strategy, 'type') === 'Recreate'
    ? 'in-place'
    : rollingUpdate(strategy);
}

/** The head is one of the nodes (kserve/kserve: pkg/constants, multi-node). */
function workersOf(worker: unknown): number {
  return Math.max(0, replicasAt(worker, 'pipelineParallelSize') - 1);
}

/** A canary of Standard mode is merged over the predictor, and stable shrinks once it is ready. */
function canaryDemands(spec: unknown): PodDemand[] {
  const predictor = valueAt(spec, 'predictor');
  return listAt(spec, 'canary').map((canary, index) => {
    const own = valueAt(canary, 'predictor');
    const name = valueAt(own, 'name');
    const merged = { ...mapOr(predictor), ...mapOr(own) };
    return {
      title: `canary ${typeof name === 'string' ? name : index + 1}`,
      spec: specOf(merged),
      labels: labelsOf(merged),
      replicas:
        readCount(FieldReader.of(own).at('minReplicas')) ??
        shareOf(predictor, canary),
      update: 'beside',
    };
  });
}

/** As many of stable's replicas as it gets of the traffic (kserve/kserve: components/predictor.go). */
function shareOf(predictor: unknown, canary: unknown): number {
  const percent = FieldReader.of(canary).at('trafficPercent').number() ?? 0;
  const replicas = replicasAt(predictor, 'minReplicas');
  return Math.max(1, Math.ceil((replicas * Math.min(percent, 100)) / 100));
}

/** `model`, or the field of a format from before it, is a container with fields of its own. */
function specOf(component: unknown): Record<string, unknown> {
  const fields = mapOr(component);
  const models = Object.entries(fields).flatMap(([name, value]) =>
    !['containers', 'workerSpec'].includes(name) &&
    isMap(value) &&
    (isMap(value.resources) || name === 'model')
      ? [value]
      : [],
  );
  // A pod as a whole may have `resources` as well, which no component has.
  return {
    ...fields,
    containers: [...models, ...listAt(fields, 'containers')],
  };
}

function labelsOf(component: unknown): Record<string, string> {
  return FieldReader.of(component).at('labels').stringMap();
}

function mapOr(value: unknown): Record<string, unknown> {
  return isMap(value) ? value : {};
}
