import type { ModelSchema, ValueType } from './ModelSignature';
import type { SignatureDifference } from './SignatureComparison';
import { typeName } from './typeName';

/**
 * What callers get that they did not get before. Nothing checks answers, so whether they can live
 * with it only they know; what an answer has in addition is not told.
 */
export function compareOutputs(
  stable: ModelSchema,
  candidate: ModelSchema,
): SignatureDifference[] {
  const now = answers(candidate);
  return [...answers(stable)].flatMap(([subject, before]) => {
    const after = now.get(subject);
    if (after === undefined) {
      return [warning(subject, 'is gone from the answer')];
    }
    return after.form === before.form
      ? []
      : [warning(subject, `is ${after.told} instead of ${before.told}`)];
  });
}

interface Answer {
  /** equal where and only where nothing differs */
  form: string;
  told: string;
}

function answers(schema: ModelSchema): Map<string, Answer> {
  return schema.kind === 'columns'
    ? new Map(
        schema.columns.map(({ name, type, required }, place) => [
          subjectOf(name, place),
          {
            form: JSON.stringify([sorted(type), required]),
            told: `${required ? '' : 'an optional '}${typeName(type)}`,
          },
        ]),
      )
    : new Map(
        schema.tensors.map(({ name, dtype, shape }, place) => [
          subjectOf(name, place),
          tensorAnswer(dtype, shape),
        ]),
      );
}

function tensorAnswer(dtype: string, shape: readonly number[]): Answer {
  const told = `a tensor of ${dtype} in the shape [${shape.join(', ')}]`;
  return { form: told, told };
}

/** The order of properties means nothing. */
function sorted(type: ValueType): unknown {
  switch (type.kind) {
    case 'array':
      return ['array', sorted(type.items)];
    case 'map':
      return ['map', sorted(type.values)];
    case 'object':
      return [
        'object',
        type.properties
          .map(property => [
            property.name,
            property.required,
            sorted(property.type),
          ])
          .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
      ];
    default:
      return typeName(type);
  }
}

function subjectOf(name: string | undefined, place: number): string {
  return name === undefined ? `output ${place + 1}` : `output "${name}"`;
}

function warning(subject: string, message: string): SignatureDifference {
  return { severity: 'warning', subject, message };
}
