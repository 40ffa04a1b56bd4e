import fc from 'fast-check';
import type {
  ColumnSpec,
  ModelSchema,
  ModelSignature,
  ParamSpec,
  TensorSpec,
  ValueType,
} from '../ModelSignature';

const SCALARS = ['boolean', 'integer', 'long', 'float', 'double', 'string'];

/** Few, so that two schemas share some. */
const names = fc.constantFrom('a', 'b', 'c', 'd');

export const valueType: fc.Arbitrary<ValueType> = fc.letrec<{
  type: ValueType;
}>(tie => ({
  type: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    fc
      .constantFrom(...SCALARS)
      .map((name): ValueType => ({ kind: 'scalar', name })),
    fc.constant<ValueType>({ kind: 'any' }),
    tie('type').map((items): ValueType => ({ kind: 'array', items })),
    tie('type').map((values): ValueType => ({ kind: 'map', values })),
    fc
      .uniqueArray(
        fc.record({ name: names, type: tie('type'), required: fc.boolean() }),
        { minLength: 1, maxLength: 3, selector: ({ name }) => name },
      )
      .map((properties): ValueType => ({ kind: 'object', properties })),
  ),
})).type;

const column: fc.Arbitrary<ColumnSpec> = fc.record({
  name: names,
  type: valueType,
  required: fc.boolean(),
});

const tensor: fc.Arbitrary<TensorSpec> = fc.record({
  name: names,
  dtype: fc.constantFrom('float32', 'int64', 'object'),
  shape: fc.array(fc.constantFrom(-1, 1, 2), { maxLength: 2 }),
});

function unnamed<T extends { name?: string }>({ name: _, ...spec }: T) {
  return spec;
}

export const namedColumns = fc.uniqueArray(column, {
  minLength: 1,
  maxLength: 4,
  selector: ({ name }) => name,
});

export const schema: fc.Arbitrary<ModelSchema> = fc.oneof(
  namedColumns.map((columns): ModelSchema => ({ kind: 'columns', columns })),
  fc.array(column, { minLength: 1, maxLength: 3 }).map(
    (columns): ModelSchema => ({
      kind: 'columns',
      columns: columns.map(each => ({ ...unnamed(each), required: true })),
    }),
  ),
  fc
    .uniqueArray(tensor, {
      minLength: 1,
      maxLength: 3,
      selector: ({ name }) => name,
    })
    .map((tensors): ModelSchema => ({ kind: 'tensors', tensors })),
  tensor.map(
    (each): ModelSchema => ({ kind: 'tensors', tensors: [unnamed(each)] }),
  ),
);

const param: fc.Arbitrary<ParamSpec> = fc.record({
  name: names,
  type: fc
    .constantFrom(...SCALARS)
    .map((name): ValueType => ({ kind: 'scalar', name })),
  isList: fc.boolean(),
  defaultValue: fc.constantFrom('0', '1'),
});

export const signature: fc.Arbitrary<ModelSignature> = fc.record(
  {
    inputs: schema,
    outputs: schema,
    params: fc.uniqueArray(param, { selector: ({ name }) => name }),
  },
  { requiredKeys: ['inputs'] },
);
