import { unknown } from '../../model/known';
import { compareSignatures } from './compareSignatures';
import type {
  ColumnSpec,
  ModelSchema,
  ModelSignature,
  TensorSpec,
  ValueType,
} from './ModelSignature';

const scalar = (name: string): ValueType => ({ kind: 'scalar', name });

function columns(spec: Record<string, string | ValueType>): ModelSchema {
  return {
    kind: 'columns',
    columns: Object.entries(spec).map(([name, type]): ColumnSpec => {
      const required = !name.endsWith('?');
      return {
        name: name.replace('?', ''),
        type: typeof type === 'string' ? scalar(type) : type,
        required,
      };
    }),
  };
}

function unnamed(...types: string[]): ModelSchema {
  return {
    kind: 'columns',
    columns: types.map(name => ({ type: scalar(name), required: true })),
  };
}

function tensor(dtype: string, shape: number[], name?: string): ModelSchema {
  const spec: TensorSpec = { dtype, shape, ...(name && { name }) };
  return { kind: 'tensors', tensors: [spec] };
}

function object(spec: Record<string, string>): ValueType {
  return {
    kind: 'object',
    properties: Object.entries(spec).map(([name, type]) => ({
      name: name.replace('?', ''),
      type: scalar(type),
      required: !name.endsWith('?'),
    })),
  };
}

/** `severity subject message`, or the reason why it cannot be told. */
function differences(stable: ModelSignature, candidate: ModelSignature) {
  const comparison = compareSignatures(stable, candidate);
  if ('unknown' in comparison) {
    return comparison.unknown;
  }
  const lines = comparison.differences.map(
    ({ severity, subject, message }) => `${severity} ${subject} ${message}`,
  );
  const hasBreaking = lines.some(line => line.startsWith('breaking'));
  expect(comparison.verdict).toBe(hasBreaking ? 'incompatible' : 'compatible');
  return lines;
}

function ofInputs(stable: ModelSchema, candidate: ModelSchema) {
  return differences({ inputs: stable }, { inputs: candidate });
}

const ANY: ValueType = { kind: 'any' };

describe('compareSignatures', () => {
  it.each<[string, ModelSchema, ModelSchema]>([
    ['the same', columns({ a: 'long' }), columns({ a: 'long' })],
    [
      'an optional one more',
      columns({ a: 'long' }),
      columns({ a: 'long', 'b?': 'long' }),
    ],
    ['required no more', columns({ a: 'long' }), columns({ 'a?': 'long' })],
    [
      'another order',
      columns({ a: 'long', b: 'string' }),
      columns({ b: 'string', a: 'long' }),
    ],
    [
      'more bits',
      columns({ a: 'integer', b: 'float' }),
      columns({ a: 'long', b: 'double' }),
    ],
    [
      'an integer for a double',
      columns({ a: 'integer' }),
      columns({ a: 'double' }),
    ],
    [
      'whatever one sends',
      columns({ a: object({ x: 'long' }) }),
      columns({ a: ANY }),
    ],
    [
      'an object as a map',
      columns({ a: object({ x: 'float' }) }),
      columns({ a: { kind: 'map', values: scalar('double') } }),
    ],
    ['any batch', tensor('float32', [8, 3]), tensor('float32', [-1, 3])],
    [
      'a name for the only tensor',
      tensor('float32', [-1]),
      tensor('float32', [-1], 'x'),
    ],
    ['objects of any shape', tensor('float32', [2, 2]), tensor('object', [-1])],
  ])('takes %s', (_, stable, candidate) => {
    expect(ofInputs(stable, candidate)).toEqual([]);
  });

  it.each<[string, ModelSchema, ModelSchema, string]>([
    [
      'a required input that is new',
      columns({ a: 'long' }),
      columns({ a: 'long', b: 'long' }),
      'breaking input "b" is required, and callers of the stable model need not send it',
    ],
    [
      'an input that is required now',
      columns({ 'a?': 'long' }),
      columns({ a: 'long' }),
      'breaking input "a" is required, and callers of the stable model need not send it',
    ],
    [
      'an input that is gone',
      columns({ a: 'long', b: 'long' }),
      columns({ a: 'long' }),
      'warning input "b" is gone: what callers send for it is ignored',
    ],
    [
      'a long for a double',
      columns({ a: 'long' }),
      columns({ a: 'double' }),
      'breaking input "a" takes double, and MLflow does not convert the long that callers send',
    ],
    [
      'anything for a string',
      columns({ a: ANY }),
      columns({ a: 'string' }),
      'breaking input "a" takes string, and MLflow does not convert the any that callers send',
    ],
    [
      'other items',
      columns({ a: { kind: 'array', items: scalar('double') } }),
      columns({ a: { kind: 'array', items: scalar('float') } }),
      'breaking input "a", its items takes float, and MLflow does not convert the double that callers send',
    ],
    [
      'a property that is gone',
      columns({ a: object({ x: 'long', y: 'long' }) }),
      columns({ a: object({ x: 'long' }) }),
      'breaking input "a", property "y" is gone, and MLflow refuses an object with a property that it does not know',
    ],
    [
      'a property that is new',
      columns({ a: object({ x: 'long', 'y?': 'long' }) }),
      columns({ a: object({ x: 'long', y: 'long' }) }),
      'breaking input "a", property "y" is required, and callers of the stable model need not send it',
    ],
    [
      'names that are gone',
      columns({ a: 'long' }),
      unnamed('long'),
      'warning its input has no names any more: columns are taken in the order in which they are sent',
    ],
    [
      'names that are new',
      unnamed('long'),
      columns({ a: 'long' }),
      'breaking input "a" is required, and callers of the stable model need not send it',
    ],
    [
      'one column more',
      unnamed('long'),
      unnamed('long', 'long'),
      'breaking input 2 is required, and callers of the stable model need not send it',
    ],
    [
      'one column less',
      unnamed('long', 'long'),
      unnamed('long'),
      'warning input 2 is gone: what callers send for it is ignored',
    ],
    [
      'another length',
      tensor('float32', [-1, 3]),
      tensor('float32', [-1, 4]),
      'breaking its input takes the shape [-1, 4], and callers may send [-1, 3]',
    ],
    [
      'a fixed batch',
      tensor('float32', [-1]),
      tensor('float32', [8]),
      'breaking its input takes the shape [8], and callers may send [-1]',
    ],
    [
      'more bits in a tensor',
      tensor('float32', [-1], 'x'),
      tensor('float64', [-1], 'x'),
      'breaking input "x" takes float64, and MLflow does not convert the float32 that callers send',
    ],
    [
      'a tensor without its name',
      tensor('float32', [-1], 'x'),
      tensor('float32', [-1]),
      'breaking its input is one tensor without a name, and callers send tensors by name',
    ],
    [
      'columns instead of tensors',
      tensor('float32', [-1], 'x'),
      columns({ x: 'float' }),
      'breaking its input is made of columns, and callers send tensors',
    ],
  ])('tells %s', (_, stable, candidate, line) => {
    expect(ofInputs(stable, candidate)).toEqual([line]);
  });

  it('warns of answers that are other ones', () => {
    const inputs = columns({ a: 'long' });
    expect(
      differences(
        {
          inputs,
          outputs: columns({ score: 'double', label: 'string', x: 'long' }),
        },
        {
          inputs,
          outputs: columns({ score: 'float', 'label?': 'string', y: 'long' }),
        },
      ),
    ).toEqual([
      'warning output "score" is float instead of double',
      'warning output "label" is an optional string instead of string',
      'warning output "x" is gone from the answer',
    ]);
  });

  it('warns where only the stable model says what it answers', () => {
    const inputs = columns({ a: 'long' });
    expect(differences({ inputs, outputs: inputs }, { inputs })).toEqual([
      'warning its output cannot be compared with that of the stable model: its signature names no outputs',
    ]);
  });

  it('compares parameters', () => {
    const inputs = columns({ a: 'long' });
    const param = (
      name: string,
      type: string,
      defaultValue: string,
      isList = false,
    ) => ({
      name,
      type: scalar(type),
      defaultValue,
      isList,
    });
    expect(
      differences(
        {
          inputs,
          params: [
            param('temperature', 'double', '1'),
            param('top_k', 'long', '10'),
            param('stop', 'string', '""'),
            param('seed', 'long', '0'),
          ],
        },
        {
          inputs,
          params: [
            param('temperature', 'double', '0.2'),
            param('top_k', 'integer', '10'),
            param('stop', 'string', '[]', true),
            param('new', 'long', '0'),
          ],
        },
      ),
    ).toEqual([
      'breaking parameter "top_k" takes integer, and MLflow does not convert the long that callers send',
      'breaking parameter "stop" takes a list, and callers send one value',
      'warning parameter "temperature" is 0.2 instead of 1 where callers do not send it',
      'warning parameter "seed" is gone: what callers send for it is ignored',
    ]);
  });

  it.each<[string, Parameters<typeof compareSignatures>, string]>([
    [
      'a stable model without signature',
      [unknown('it has none'), { inputs: columns({ a: 'long' }) }],
      'what the stable model takes is not known: it has none',
    ],
    [
      'a candidate that tells no inputs',
      [{ inputs: columns({ a: 'long' }) }, {}],
      'what the candidate takes is not known: its signature names no inputs',
    ],
    [
      'parameters that are not understood',
      [
        { inputs: columns({ a: 'long' }), params: [] },
        { inputs: columns({ a: 'long' }), params: unknown('odd') },
      ],
      'odd',
    ],
  ])('cannot tell of %s', (_, [stable, candidate], reason) => {
    expect(compareSignatures(stable, candidate)).toEqual({ unknown: reason });
  });

  it('knows what breaks even where it does not know all', () => {
    const comparison = compareSignatures(
      { inputs: columns({ a: 'long' }) },
      { inputs: columns({ b: 'long' }), params: unknown('odd') },
    );
    expect(comparison).toMatchObject({ verdict: 'incompatible' });
  });

  it('tells as many as a person reads, and counts the rest', () => {
    const many = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [`c${index}`, 'long']),
    );
    expect(
      compareSignatures(
        { inputs: columns({ a: 'long' }) },
        { inputs: columns(many) },
      ),
    ).toMatchObject({ verdict: 'incompatible', omitted: 71 });
  });
});
