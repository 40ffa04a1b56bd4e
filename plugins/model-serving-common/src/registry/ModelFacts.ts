import type { Known } from '../model/known';
import type { ModelSignature } from './signature/ModelSignature';

/** One way in which the files of a model can be loaded. @public */
export interface ModelFlavor {
  /** e.g. `sklearn` */
  name: string;
  /** of the library that wrote it, where the flavor tells it */
  version?: string;
}

/** What a model says of itself in its MLmodel file. @public */
export interface ModelFacts {
  /** without `python_function`, which is told by `loader` */
  flavors: readonly ModelFlavor[];
  /** the module that loads it as a Python function, e.g. `mlflow.sklearn` */
  loader: Known<string>;
  mlflowVersion: Known<string>;
  pythonVersion: Known<string>;
  /** of MLflow 3, `m-…` */
  modelId?: string;
  runId?: string;
  sizeBytes: Known<number>;
  /** files beside it that say what it needs, e.g. `conda.yaml` */
  environments: readonly string[];
  /** unknown where it has none: then MLflow checks nothing */
  signature: Known<ModelSignature>;
}
