import { FieldReader } from '../kubernetes/FieldReader';
import { plainText } from '../kubernetes/plainText';
import { type Known, orUnknown, unknown } from '../model/known';
import type { ModelFacts, ModelFlavor } from './ModelFacts';
import { readSignature } from './signature/readSignature';

const PYTHON_FUNCTION = 'python_function';

/** As many as one reads; a model has two or three. */
const MOST_FLAVORS = 20;

const LONGEST = 120;

/** Flavors that write the version of their library under another name than their own. */
const VERSION_PREFIXES: Readonly<Record<string, string>> = {
  xgboost: 'xgb',
  lightgbm: 'lgb',
};

/**
 * What the document in an MLmodel file says of a model. The document is whatever YAML gave: it may
 * hold anything, cycles among it, and only the fields of the format are looked at
 * (mlflow/mlflow: mlflow/models/model.py).
 *
 * @public
 */
export function readMlmodel(document: unknown): Known<ModelFacts> {
  const root = FieldReader.of(document);
  const flavors = root.at('flavors').entries();
  if (flavors.length === 0) {
    return unknown('the file called MLmodel names no flavor, so it is none');
  }
  const python = root.at('flavors', PYTHON_FUNCTION);
  return {
    flavors: flavors
      .filter(([name]) => name !== PYTHON_FUNCTION)
      .slice(0, MOST_FLAVORS)
      .map(([name, flavor]) => readFlavor(name, flavor)),
    loader: orUnknown(
      text(python.at('loader_module')),
      'it cannot be loaded as a Python function',
    ),
    mlflowVersion: orUnknown(
      text(root.at('mlflow_version')),
      'its MLmodel file does not tell the version of MLflow that wrote it',
    ),
    pythonVersion: orUnknown(
      text(python.at('python_version')),
      'its MLmodel file does not tell the version of Python',
    ),
    modelId: text(root.at('model_id')),
    runId: text(root.at('run_id')),
    sizeBytes: sizeOf(root),
    environments: readEnvironments(python.at('env')),
    signature: root.at('signature').exists
      ? readSignature(root.at('signature'))
      : unknown('it was logged without a signature, so MLflow checks no input'),
  };
}

/** Most flavors write the version of their library as `sklearn_version` or the like. */
function readFlavor(name: string, flavor: FieldReader): ModelFlavor {
  const version =
    text(flavor.at(`${name}_version`)) ??
    text(flavor.at(`${VERSION_PREFIXES[name] ?? ''}_version`));
  return {
    name: plainText(name, LONGEST),
    ...(version !== undefined && { version }),
  };
}

/** A file, or since MLflow 2 one per kind of environment. */
function readEnvironments(env: FieldReader): string[] {
  const files = [
    text(env),
    ...['conda', 'virtualenv', 'uv'].map(kind => text(env.at(kind))),
  ];
  return files.filter(file => file !== undefined);
}

function sizeOf(root: FieldReader): Known<number> {
  const size = root.at('model_size_bytes').integer();
  return orUnknown(
    size !== undefined && size >= 0 ? size : undefined,
    'its MLmodel file does not tell how large it is',
  );
}

/** YAML makes numbers of versions such as 3.9. */
function text(field: FieldReader): string | undefined {
  const value = field.scalar();
  return value === undefined || value === ''
    ? undefined
    : plainText(String(value), LONGEST);
}
