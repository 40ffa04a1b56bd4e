import { stringify } from 'yaml';

/** One column as a signature has it. */
export interface SimulatedColumn {
  name: string;
  type: string;
  required?: boolean;
}

export interface MlmodelSpec {
  /** e.g. `sklearn` */
  flavor?: string;
  flavorVersion?: string;
  /** left out: no signature at all */
  inputs?: readonly SimulatedColumn[];
  outputs?: readonly SimulatedColumn[];
  runId?: string;
  /** of MLflow 3 */
  modelId?: string;
}

/** Libraries that write their version under another name than their own. */
const VERSION_FIELDS: Readonly<Record<string, string>> = {
  xgboost: 'xgb_version',
  lightgbm: 'lgb_version',
};

/** An MLmodel file as MLflow writes it: 3 where the model has an id of its own, else 2. */
export function mlmodel(spec: MlmodelSpec): string {
  const { flavor = 'sklearn', flavorVersion = '1.5.1', modelId } = spec;
  const versionField = VERSION_FIELDS[flavor] ?? `${flavor}_version`;
  return stringify(
    {
      artifact_path: 'model',
      flavors: {
        python_function: {
          env: { conda: 'conda.yaml', virtualenv: 'python_env.yaml' },
          loader_module: `mlflow.${flavor}`,
          model_path: 'model.pkl',
          predict_fn: 'predict',
          python_version: '3.11.9',
        },
        [flavor]: { code: null, [versionField]: flavorVersion },
      },
      mlflow_version: modelId === undefined ? '2.17.2' : '3.2.0',
      ...(modelId !== undefined && { model_id: modelId }),
      model_size_bytes: 4096,
      ...(spec.runId !== undefined && { run_id: spec.runId }),
      ...(spec.inputs && {
        signature: {
          inputs: columns(spec.inputs),
          outputs: spec.outputs ? columns(spec.outputs) : null,
          params: null,
        },
      }),
      utc_time_created: '2026-01-05 08:00:00.000000',
    },
    { lineWidth: 80, singleQuote: true },
  );
}

function columns(specs: readonly SimulatedColumn[]): string {
  return JSON.stringify(
    specs.map(({ name, type, required = true }) => ({ type, name, required })),
  );
}
