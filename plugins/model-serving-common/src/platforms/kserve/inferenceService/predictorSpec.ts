import { type Container, readContainer } from '../../../kubernetes/container';
import type { FieldReader } from '../../../kubernetes/FieldReader';
import { readPercent } from './percent';
import { readCount } from '../../../kubernetes/readCount';
import { readName } from '../../../kubernetes/readName';

/** One predictor as its spec describes it: the service's own, or a canary's. */
export interface PredictorSpec {
  /** since v0.20; part of the names of the Deployment and its Service */
  name: string;
  /** undefined for a custom container, which says nothing of what it serves */
  format: string | undefined;
  formatVersion: string | undefined;
  isCustom: boolean;
  storageUri: string | undefined;
  /** the URI is in `model.storageUri`, where a patch can change it */
  namesModelUri: boolean;
  /** `model` is there, and not one of the fields from before it */
  hasModel: boolean;
  /** whichever of these fields holds `storageUri`, and nothing else that names a model */
  uriField: string | undefined;
  /** that its pods get in addition to those of the service */
  labels: Record<string, string>;
  /** key of a storage Secret that stands in for the URI */
  storageKey: string | undefined;
  runtime: string | undefined;
  protocol: string | undefined;
  /** the name that requests use, where an argument of the server sets it */
  modelName: string | undefined;
  minReplicas: number | undefined;
  /** undefined or 0: no limit of its own */
  maxReplicas: number | undefined;
  canaryTrafficPercent: number | undefined;
  containers: Container[];
  isMultiNode: boolean;
}

/**
 * The one-of fields from before `predictor.model`. The defaulting webhook rewrites them, but an
 * object stored without it still holds one
 * (kserve/kserve: pkg/apis/serving/v1beta1/predictor.go).
 */
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
] as const;

export function readPredictorSpec(predictor: FieldReader): PredictorSpec {
  const legacy = LEGACY_FORMATS.find(name => predictor.at(name).exists);
  const model = predictor.at(legacy ?? 'model');
  const containers = predictor.at('containers').list();
  const [uri] = predictor.at('storageUris').list();
  const modelUri = model.at('storageUri').string();
  return {
    name: readName(predictor.at('name')) ?? '',
    format: legacy ?? model.at('modelFormat', 'name').string(),
    formatVersion: model.at('modelFormat', 'version').string() || undefined,
    isCustom: !model.exists && containers.length > 0,
    storageUri:
      modelUri ??
      uri?.at('uri').string() ??
      containers.map(storageUriOfContainer).find(Boolean),
    namesModelUri: legacy === undefined && modelUri !== undefined,
    hasModel: legacy === undefined && model.exists,
    uriField:
      modelUri !== undefined && !uri && !model.at('storage').exists
        ? legacy ?? 'model'
        : undefined,
    labels: predictor.at('labels').stringMap(),
    storageKey: model.at('storage').exists
      ? model.at('storage', 'key').string() ?? 'default'
      : undefined,
    runtime: model.at('runtime').string(),
    protocol: model.at('protocolVersion').string(),
    modelName: modelNameOf([model, ...containers]),
    minReplicas: readCount(predictor.at('minReplicas')),
    maxReplicas: readCount(predictor.at('maxReplicas')) || undefined,
    canaryTrafficPercent: readPercent(predictor.at('canaryTrafficPercent')),
    containers: [...(model.exists ? [model] : []), ...containers].map(
      readContainer,
    ),
    isMultiNode: predictor.at('workerSpec').exists,
  };
}

/** Custom containers get their model through this variable instead of a field. */
function storageUriOfContainer(container: FieldReader): string | undefined {
  return container
    .at('env')
    .list()
    .find(variable => variable.at('name').string() === 'STORAGE_URI')
    ?.at('value')
    .string();
}

function modelNameOf(containers: readonly FieldReader[]): string | undefined {
  const args = containers.flatMap(container =>
    container
      .at('args')
      .list()
      .map(arg => arg.string() ?? ''),
  );
  for (const [index, arg] of args.entries()) {
    const [, name] = /^--(?:served[-_])?model[-_]name=(.+)$/.exec(arg) ?? [];
    if (name) {
      return name;
    }
    if (/^--(?:served[-_])?model[-_]name$/.test(arg)) {
      return args[index + 1];
    }
  }
  return undefined;
}
