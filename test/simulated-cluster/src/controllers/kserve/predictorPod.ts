import type { JsonObject, KubeObject } from '../../json/KubeObject';
import {
  isJsonObject,
  listAt,
  objectAt,
  textAt,
  valueAt,
} from '../../json/read';

const LEGACY_FORMATS = [
  'sklearn',
  'xgboost',
  'tensorflow',
  'pytorch',
  'triton',
  'onnx',
  'huggingface',
  'pmml',
  'lightgbm',
  'paddle',
];
const SOURCE = 'internal.serving.kserve.io/storage-initializer-sourceuri';

/** The labels by which pods are found again (kserve/kserve: pkg/constants/constants.go). */
export function componentLabels(
  service: KubeObject,
  component: string,
): Record<string, string> {
  return {
    component,
    'serving.kserve.io/inferenceservice': service.metadata.name,
  };
}

/** Annotations of the pod template; a change of any of them is a new revision. */
export function templateAnnotations(
  component: unknown,
): Record<string, string> {
  const uri = textAt(model(component), 'storageUri');
  return uri === undefined ? {} : { [SOURCE]: uri };
}

/** The pod that serves a component: its model in a runtime's container, or its own containers. */
export function podSpec(component: unknown): JsonObject {
  return { ...placement(component), containers: containers(component) };
}

/** A component is a pod spec too; what says where it may run is taken over. */
function placement(component: unknown): JsonObject {
  const fields = ['nodeSelector', 'tolerations', 'affinity'];
  return Object.fromEntries(
    fields.flatMap(field => {
      const value = valueAt(component, field);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

function containers(component: unknown): JsonObject[] {
  const found = model(component);
  const custom = listAt(component, 'containers').filter(isJsonObject);
  if (!found) {
    return custom.map(container => ({
      name: 'kserve-container',
      ...container,
    }));
  }
  const format = textAt(found, 'modelFormat', 'name') ?? 'model';
  return [
    {
      name: 'kserve-container',
      image: `kserve/${format}server:v0.20.0`,
      args: [
        '--model_dir=/mnt/models',
        `--source=${textAt(found, 'storageUri') ?? ''}`,
      ],
      ...(Array.isArray(found.env) && { env: found.env }),
      resources: objectAt(found, 'resources') ?? {},
    },
  ];
}

export function modelFormat(component: unknown): string {
  return textAt(model(component), 'modelFormat', 'name') ?? 'custom';
}

/** The model, wherever it is written; the webhook that moves the old fields is not simulated. */
function model(component: unknown): JsonObject | undefined {
  const found = objectAt(component, 'model');
  if (found) {
    return found;
  }
  const legacy = LEGACY_FORMATS.find(format => objectAt(component, format));
  return legacy === undefined
    ? undefined
    : { modelFormat: { name: legacy }, ...objectAt(component, legacy) };
}
