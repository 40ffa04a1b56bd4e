import fc from 'fast-check';
import { isUnknown } from '../../model/known';
import { compareSignatures } from './compareSignatures';
import type {
  ColumnSpec,
  ModelSchema,
  ModelSignature,
  ValueType,
} from './ModelSignature';
import {
  namedColumns,
  signature,
  valueType,
} from './__testUtils__/arbitrarySignature';

function verdict(stable: ModelSignature, candidate: ModelSignature) {
  const comparison = compareSignatures(stable, candidate);
  if (isUnknown(comparison)) {
    throw new Error(comparison.unknown);
  }
  return comparison;
}

function table(columns: readonly ColumnSpec[]): ModelSchema {
  return { kind: 'columns', columns };
}

function ofColumn(stable: ValueType, candidate: ValueType) {
  const [before, after] = [stable, candidate].map(type => ({
    inputs: table([{ name: 'a', type, required: true }]),
  }));
  return verdict(before ?? {}, after ?? {});
}

/** A value with the name of its scalar type, as a caller who types what is sent would send it. */
type Sent = { scalar: string } | Sent[] | { [property: string]: Sent };

/** What callers may send for a type: values of which each is taken by it. */
function values(type: ValueType): fc.Arbitrary<Sent> {
  switch (type.kind) {
    case 'scalar':
      return fc.constant({ scalar: type.name });
    case 'any':
      return fc.constantFrom<Sent>({ scalar: 'string' }, [], {});
    case 'array':
      return fc.array(values(type.items), { minLength: 1, maxLength: 2 });
    case 'map':
      return fc.dictionary(fc.constantFrom('a', 'q'), values(type.values), {
        minKeys: 1,
        maxKeys: 2,
        noNullPrototype: true,
      });
    default:
      return fc.record(
        Object.fromEntries(
          type.properties.map(each => [each.name, values(each.type)]),
        ),
        {
          requiredKeys: type.properties
            .filter(({ required }) => required)
            .map(({ name }) => name),
          noNullPrototype: true,
        },
      );
  }
}

/** Types that a value of a scalar type is taken for without a loss. */
const WIDER: Readonly<Record<string, string[]>> = {
  integer: ['integer', 'long', 'double'],
  float: ['float', 'double'],
};

/**
 * The inputs of a next version that mostly takes what this one does: all its columns, some of them
 * of a wider type or no longer required, and further ones that may be left out.
 */
function successor(
  columns: readonly ColumnSpec[],
): fc.Arbitrary<readonly ColumnSpec[]> {
  const names = columns.map(({ name }) => name);
  const kept = columns.map(column =>
    fc.tuple(widened(column.type), fc.boolean()).map(([type, stays]) => ({
      ...column,
      type,
      required: column.required && stays,
    })),
  );
  const added = namedColumns.map(others =>
    others
      .filter(({ name }) => !names.includes(name))
      .map(column => ({ ...column, required: false })),
  );
  return fc.tuple(fc.tuple(...kept), added).map(parts => parts.flat());
}

function widened(type: ValueType): fc.Arbitrary<ValueType> {
  return type.kind === 'scalar'
    ? fc
        .constantFrom(...(WIDER[type.name] ?? [type.name]))
        .map(name => ({ ...type, name } as ValueType))
    : fc.constant(type);
}

/** MLflow's own check of one value, in the order of its source (`_enforce_type`). */
function enforces(type: ValueType, sent: Sent): boolean {
  switch (type.kind) {
    case 'any':
      return true;
    case 'scalar': {
      const name = isScalar(sent) ? sent.scalar : '';
      return (WIDER[name] ?? [name]).includes(type.name);
    }
    case 'array':
      return (
        Array.isArray(sent) && sent.every(item => enforces(type.items, item))
      );
    case 'map':
      return (
        isMap(sent) && Object.values(sent).every(v => enforces(type.values, v))
      );
    default: {
      if (!isMap(sent)) {
        return false;
      }
      const known = new Map(type.properties.map(each => [each.name, each]));
      return (
        type.properties.every(
          ({ name, required }) => !required || sent[name] !== undefined,
        ) &&
        Object.entries(sent).every(([name, value]) => {
          const property = known.get(name);
          return property !== undefined && enforces(property.type, value);
        })
      );
    }
  }
}

function isScalar(sent: Sent): sent is { scalar: string } {
  return !Array.isArray(sent) && typeof sent.scalar === 'string';
}

function isMap(sent: Sent): sent is { [property: string]: Sent } {
  return !Array.isArray(sent) && !isScalar(sent);
}

describe('compareSignatures', () => {
  it('finds no difference between a model and itself', () => {
    fc.assert(
      fc.property(signature, each => {
        expect(verdict(each, each)).toEqual({
          verdict: 'compatible',
          differences: [],
          omitted: 0,
        });
      }),
    );
  });

  it('minds no further optional input', () => {
    fc.assert(
      fc.property(namedColumns, valueType, (columns, type) => {
        const more = [...columns, { name: 'new', type, required: false }];
        expect(
          verdict({ inputs: table(columns) }, { inputs: table(more) }),
        ).toMatchObject({ verdict: 'compatible', differences: [] });
      }),
    );
  });

  it('minds every further required input', () => {
    fc.assert(
      fc.property(namedColumns, valueType, (columns, type) => {
        const more = [...columns, { name: 'new', type, required: true }];
        expect(
          verdict({ inputs: table(columns) }, { inputs: table(more) }),
        ).toMatchObject({
          verdict: 'incompatible',
          differences: [{ subject: 'input "new"' }],
        });
      }),
    );
  });

  it('is passed on from version to version', () => {
    const versions = namedColumns.chain(first =>
      successor(first).chain(second =>
        successor(second).map(third => [first, second, third] as const),
      ),
    );
    fc.assert(
      fc.property(versions, ([first, second, third]) => {
        const a = { inputs: table(first) };
        const b = { inputs: table(second) };
        const c = { inputs: table(third) };
        fc.pre(verdict(a, b).verdict === 'compatible');
        fc.pre(verdict(b, c).verdict === 'compatible');
        expect(verdict(a, c).verdict).toBe('compatible');
      }),
    );
  });

  it('calls nothing compatible that MLflow would refuse', () => {
    const refused = fc
      .tuple(valueType, valueType)
      .chain(([stable, candidate]) =>
        values(stable).map(sent => ({ stable, candidate, sent })),
      )
      .filter(({ candidate, sent }) => !enforces(candidate, sent));
    fc.assert(
      fc.property(refused, ({ stable, candidate }) => {
        expect(ofColumn(stable, candidate).verdict).toBe('incompatible');
      }),
      { numRuns: 300 },
    );
  });

  it('has callers send what the stable model takes', () => {
    const pair = valueType.chain(type =>
      values(type).map(sent => ({ type, sent })),
    );
    fc.assert(
      fc.property(pair, ({ type, sent }) => {
        expect(enforces(type, sent)).toBe(true);
      }),
    );
  });

  it('calls nothing a break that no request shows', () => {
    fc.assert(
      fc.property(valueType, valueType, (stable, candidate) => {
        const comparison = ofColumn(stable, candidate);
        const requests = fc.sample(values(stable), { numRuns: 60, seed: 1 });
        const isRefused = requests.some(sent => !enforces(candidate, sent));
        expect(comparison.verdict).toBe(
          isRefused ? 'incompatible' : 'compatible',
        );
      }),
    );
  });
});
