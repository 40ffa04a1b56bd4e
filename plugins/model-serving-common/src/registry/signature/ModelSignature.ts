import type { Known } from '../../model/known';

/**
 * What a value may be, as MLflow's signatures say it. A scalar has the name that MLflow gives it
 * (`boolean`, `integer`, `long`, `float`, `double`, `string`, `binary`, `datetime`); one that is
 * not among those is of an MLflow that is newer than this reader.
 *
 * @public
 */
export type ValueType =
  | { kind: 'scalar'; name: string }
  | { kind: 'any' }
  | { kind: 'array'; items: ValueType }
  | { kind: 'map'; values: ValueType }
  | { kind: 'object'; properties: readonly ObjectProperty[] };

/** @public */
export interface ObjectProperty {
  name: string;
  type: ValueType;
  required: boolean;
}

/** One column of a table. @public */
export interface ColumnSpec {
  /** undefined: told by its place */
  name?: string;
  type: ValueType;
  required: boolean;
}

/** @public */
export interface TensorSpec {
  /** undefined: the only one */
  name?: string;
  /** numpy's name of it, e.g. `float32` */
  dtype: string;
  /** -1: of any length */
  shape: readonly number[];
}

/** What a model takes or answers: columns or tensors, never both. @public */
export type ModelSchema =
  | { kind: 'columns'; columns: readonly ColumnSpec[] }
  | { kind: 'tensors'; tensors: readonly TensorSpec[] };

/** A parameter of inference; who does not send it gets the default. @public */
export interface ParamSpec {
  name: string;
  type: ValueType;
  /** a list of the type instead of one */
  isList: boolean;
  /** as JSON */
  defaultValue: string;
}

/**
 * What a model says of its interface. A part that is absent is one that the model does not tell,
 * and that MLflow therefore does not check.
 *
 * @public
 */
export interface ModelSignature {
  inputs?: Known<ModelSchema>;
  outputs?: Known<ModelSchema>;
  params?: Known<readonly ParamSpec[]>;
}
