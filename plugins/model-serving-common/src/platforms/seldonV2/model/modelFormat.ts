import { type Known, orUnknown } from '../../../model/known';
import type { SeldonModel } from './seldonModel';

/** Capabilities of the Servers that come with Core 2 which are formats (docs: servers). */
const FORMATS = new Set([
  'catboost',
  'dali',
  'fil',
  'huggingface',
  'lightgbm',
  'mlflow',
  'onnx',
  'openvino',
  'pytorch',
  'sklearn',
  'spark-mlib',
  'tensorflow',
  'tensorrt',
  'xgboost',
]);

/** The format by the model's type, else by the only format that it requires. */
export function modelFormat(model: SeldonModel): Known<string> {
  const required = model.requirements.filter(name => FORMATS.has(name));
  const [only, ...others] = required;
  return orUnknown(
    model.modelType ?? (others.length === 0 ? only : undefined),
    'neither its type nor its requirements name one format',
  );
}
