import fc from 'fast-check';
import type { JsonSchema } from '../Template';
import { checkValues, unanswered, withDefaults } from './completeValues';
import { parseFieldPath, withValue } from './fieldPath';
import { questions } from './questions';
import { readAnswer } from './readAnswer';
import { setValues } from './setValues';

const PAGES: JsonSchema[] = [
  {
    title: 'The model',
    required: ['name', 'format'],
    properties: {
      name: { type: 'string', title: 'Name', pattern: '^[a-z-]+$' },
      format: {
        type: 'string',
        enum: ['sklearn', 'pytorch'],
        default: 'sklearn',
      },
      gpu: { type: 'boolean', default: false },
    },
    dependencies: {
      gpu: {
        oneOf: [
          { properties: { gpu: { const: false } } },
          {
            properties: {
              gpu: { const: true },
              gpus: { type: 'integer', minimum: 1, default: 1 },
              pool: { type: 'string' },
            },
            required: ['pool'],
          },
        ],
      },
    },
  },
  {
    if: { properties: { format: { const: 'pytorch' } } },
    then: { properties: { handler: { type: 'string' } } },
    properties: {
      scaling: {
        type: 'object',
        properties: {
          min: { type: 'integer', default: 1 },
          max: { type: 'integer', default: 3 },
        },
      },
    },
  },
];

function asked(values: Record<string, unknown>): string[] {
  return questions(PAGES, values).map(({ path }) => path.join('.'));
}

describe('questions', () => {
  it.each([
    [{}, ['name', 'format', 'gpu', 'scaling.min', 'scaling.max']],
    [
      { gpu: true },
      ['name', 'format', 'gpu', 'gpus', 'pool', 'scaling.min', 'scaling.max'],
    ],
    [
      { format: 'pytorch' },
      ['name', 'format', 'gpu', 'scaling.min', 'scaling.max', 'handler'],
    ],
  ])('of %j', (values, expected) => {
    // As the form's first state: a condition on what has no answer yet holds.
    expect(asked({ format: 'sklearn', ...values })).toEqual(expected);
  });

  it('follow the order that a page gives', () => {
    const page: JsonSchema = {
      'ui:order': ['b', '*', 'a'],
      properties: { a: {}, b: {}, c: {} },
    };
    expect(questions([page], {}).map(({ path }) => path[0])).toEqual([
      'b',
      'c',
      'a',
    ]);
  });

  it('ask for no secret, nor for what only a portal does', () => {
    const page: JsonSchema = {
      properties: {
        token: { type: 'string', 'ui:field': 'Secret' },
        firstVersion: { type: 'boolean', 'ui:options': { portalOnly: true } },
      },
    };
    expect(questions([page], {})).toEqual([]);
  });

  it('end, however conditions nest', () => {
    const page: JsonSchema = { properties: { a: { type: 'string' } } };
    page.allOf = [page];
    expect(questions([page], {})).toHaveLength(1);
  });
});

describe('withDefaults', () => {
  it('fills in what answers bring in', () => {
    expect(withDefaults(PAGES, { gpu: true, scaling: { max: 9 } })).toEqual({
      gpu: true,
      format: 'sklearn',
      gpus: 1,
      scaling: { min: 1, max: 9 },
    });
  });

  it('changes no answer, and asks for nothing twice', () => {
    fc.assert(
      fc.property(
        fc.record(
          {
            name: fc.string(),
            format: fc.constantFrom('sklearn', 'pytorch'),
            gpu: fc.boolean(),
            gpus: fc.integer(),
          },
          { requiredKeys: [] },
        ),
        given => {
          const once = withDefaults(PAGES, given);
          expect(once).toMatchObject(given);
          expect(withDefaults(PAGES, once)).toEqual(once);
        },
      ),
    );
  });
});

describe('checkValues', () => {
  it('takes a whole form', () => {
    const values = withDefaults(PAGES, { name: 'a', gpu: true, pool: 'p' });
    expect(() => checkValues(PAGES, values)).not.toThrow();
  });

  it('tells every field at once', () => {
    expect(() =>
      checkValues(PAGES, {
        name: 'NO!',
        format: 'caffe',
        gpu: true,
        gpus: 0,
        naem: 'x',
        scaling: { max: 'many' },
      }),
    ).toThrow(
      `6 values do not fit: ${[
        'naem is not asked for',
        'pool (pool) is missing',
        'name does not match pattern "^[a-z-]+$", and is "NO!"',
        'format is not one of enum values: sklearn,pytorch, and is "caffe"',
        'gpus must be greater than or equal to 1, and is 0',
        'scaling.max is not of a type(s) integer, and is "many"',
      ].join('; ')}`,
    );
  });

  it('names what is unanswered in the order of the form', () => {
    expect(
      unanswered(PAGES, { format: 'sklearn', gpu: true }).map(
        ({ path }) => path[0],
      ),
    ).toEqual(['name', 'pool']);
  });
});

describe('readAnswer', () => {
  const [name, format, gpu, gpus] = questions(PAGES, {
    format: 'sklearn',
    gpu: true,
  });

  it.each([
    [format, 'pytorch', { value: 'pytorch' }],
    [format, '2', { value: 'pytorch' }],
    [format, 'caffe', { problem: '"caffe" is none of sklearn, pytorch' }],
    [gpu, 'y', { value: true }],
    [gpu, 'maybe', { problem: 'answer yes or no' }],
    [gpus, '4', { value: 4 }],
    [gpus, 'four', { problem: '"four" is no number' }],
    [gpus, '0', { problem: 'must be greater than or equal to 1' }],
    [name, ' model-a ', { value: 'model-a' }],
    [name, 'A', { problem: 'does not match pattern "^[a-z-]+$"' }],
  ])('reads an answer as it is typed: %#', (question, text, expected) => {
    expect(question && readAnswer(question, text)).toEqual(expected);
  });

  it('reads a list with commas', () => {
    const [list] = questions(
      [{ properties: { l: { type: 'array', items: { enum: ['a', 'b'] } } } }],
      {},
    );
    expect(list && readAnswer(list, 'b, a')).toEqual({ value: ['b', 'a'] });
  });
});

describe('paths of fields', () => {
  it.each(['', 'a..b', '__proto__.x', 'a.constructor'])('refuse %j', path => {
    expect(() => parseFieldPath(path)).toThrow(/names no field/);
  });

  it('leave the values as they were', () => {
    const before = { a: { b: 1 } };
    expect(withValue(before, ['a', 'c'], 2)).toEqual({ a: { b: 1, c: 2 } });
    expect(before).toEqual({ a: { b: 1 } });
  });
});

describe('setValues', () => {
  it('reads answers whose questions others bring in, in any order', () => {
    expect(
      setValues(PAGES, {}, ['gpus=4', 'scaling.max=9', 'gpu=yes', 'name=a']),
    ).toEqual({ gpus: 4, gpu: true, scaling: { max: 9 }, name: 'a' });
  });

  it.each([
    ['gpus=4', /gpus is not asked for with these answers/],
    ['gpu=perhaps', /gpu: answer yes or no/],
    ['novalue', /is no answer: write key=value/],
    ['__proto__.x=1', /names no field/],
  ])('refuses %s', (text, message) => {
    expect(() => setValues(PAGES, {}, [text])).toThrow(message);
  });
});
