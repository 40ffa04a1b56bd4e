import { FieldReader } from '../../kubernetes/FieldReader';
import { plainText } from '../../kubernetes/plainText';
import { type Known, unknown } from '../../model/known';
import type {
  ColumnSpec,
  ModelSchema,
  ModelSignature,
  ParamSpec,
  TensorSpec,
} from './ModelSignature';
import { readValueType } from './readValueType';

type Part = keyof ModelSignature;

/** More than any table has columns. */
const MOST_ENTRIES = 20_000;

/** Of a name or a default, which are written into sentences. */
const LONGEST = 80;

/**
 * The signature of an MLmodel file, whose parts are lists in JSON
 * (mlflow/mlflow: mlflow/types/schema.py). A part that is not understood as a whole is unknown:
 * with one column less it would be another interface.
 */
export function readSignature(signature: FieldReader): ModelSignature {
  return {
    ...read('inputs', signature, readSchema),
    ...read('outputs', signature, readSchema),
    ...read('params', signature, readParams),
  };
}

function read<P extends Part, T>(
  part: P,
  signature: FieldReader,
  readPart: (entries: readonly unknown[]) => T | string,
): { [K in P]?: Known<T> } {
  const field = signature.at(part);
  if (!field.exists) {
    return {};
  }
  const entries = entriesOf(field.string());
  const value = entries ? readPart(entries) : 'are no list in JSON';
  const told: Known<T> =
    typeof value === 'string'
      ? unknown(`the ${part} of its signature ${value}`)
      : value;
  return { [part]: told } as { [K in P]?: Known<T> };
}

function entriesOf(json: string | undefined): unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(json ?? '');
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readSchema(values: readonly unknown[]): ModelSchema | string {
  if (values.length === 0 || values.length > MOST_ENTRIES) {
    return `have ${values.length} entries`;
  }
  const entries = values.map(value => FieldReader.of(value));
  const named = entries.filter(entry => entry.at('name').exists);
  if (named.length > 0 && named.length < entries.length) {
    return 'have names for some of their entries only';
  }
  const tensors = whole(entries, readTensor);
  if (tensors) {
    return tensors.length > 1 && named.length === 0
      ? 'are tensors without names'
      : { kind: 'tensors', tensors };
  }
  const columns = whole(entries, readColumn);
  return columns
    ? { kind: 'columns', columns }
    : 'hold an entry that is neither a column nor a tensor like the others';
}

function readColumn(entry: FieldReader): ColumnSpec | undefined {
  const type =
    entry.at('type').string() === 'tensor' ? undefined : readValueType(entry);
  return (
    type && {
      ...nameOf(entry),
      type,
      required: entry.at('required').boolean() ?? true,
    }
  );
}

function readTensor(entry: FieldReader): TensorSpec | undefined {
  const spec = entry.at('tensor-spec');
  const dtype = spec.at('dtype').string();
  const shape = spec.at('shape').exists
    ? whole(spec.at('shape').list(), length => length.integer())
    : undefined;
  return entry.at('type').string() === 'tensor' && dtype && shape
    ? { ...nameOf(entry), dtype: plainText(dtype, LONGEST), shape }
    : undefined;
}

function readParams(values: readonly unknown[]): readonly ParamSpec[] | string {
  return values.length > MOST_ENTRIES
    ? `have ${values.length} entries`
    : whole(values, readParam) ?? 'hold an entry that is no parameter';
}

/** Older versions of MLflow call the type of a parameter `dtype`. */
function readParam(value: unknown): ParamSpec | undefined {
  const entry = FieldReader.of(value);
  const { name } = nameOf(entry);
  const type = readValueType(entry, entry.at('type').exists ? 'type' : 'dtype');
  return name === undefined || type === undefined
    ? undefined
    : {
        name,
        type,
        isList: entry.at('shape').exists,
        defaultValue: plainText(
          JSON.stringify((value as { default?: unknown }).default ?? null),
          LONGEST,
        ),
      };
}

function nameOf(entry: FieldReader): { name?: string } {
  const name = entry.at('name').scalar();
  return name === undefined ? {} : { name: plainText(String(name), LONGEST) };
}

/** All of them, or nothing. */
function whole<T, R>(
  items: readonly T[],
  readItem: (item: T) => R | undefined,
): R[] | undefined {
  const results: R[] = [];
  for (const item of items) {
    const result = readItem(item);
    if (result === undefined) {
      return undefined;
    }
    results.push(result);
  }
  return results;
}
