import type { ObjectProperty, ValueType } from './ModelSignature';
import type { SignatureDifference } from './SignatureComparison';
import { typeName } from './typeName';

/**
 * What MLflow turns into something else without loss, and so without complaint. An `integer` has
 * 32 bits, a `long` 64, which a double does not hold
 * (mlflow/mlflow: mlflow/models/utils.py `_enforce_mlflow_datatype`).
 */
const CONVERTED: Readonly<Record<string, readonly string[]>> = {
  integer: ['long', 'double'],
  float: ['double'],
};

/** Why a value of the type that callers send is not taken as the other; empty: it is. */
export function acceptType(
  subject: string,
  sent: ValueType,
  taken: ValueType,
): SignatureDifference[] {
  if (taken.kind === 'any') {
    return [];
  }
  if (sent.kind === 'scalar' && taken.kind === 'scalar') {
    const isTaken =
      sent.name === taken.name ||
      (CONVERTED[sent.name] ?? []).includes(taken.name);
    return isTaken ? [] : [refusal(subject, sent, taken)];
  }
  if (sent.kind === 'array' && taken.kind === 'array') {
    return acceptType(`${subject}, its items`, sent.items, taken.items);
  }
  if (sent.kind === 'map' && taken.kind === 'map') {
    return acceptType(`${subject}, its values`, sent.values, taken.values);
  }
  if (sent.kind === 'object' && taken.kind === 'map') {
    return sent.properties.flatMap(({ name, type }) =>
      acceptType(property(subject, name), type, taken.values),
    );
  }
  return sent.kind === 'object' && taken.kind === 'object'
    ? acceptObject(subject, sent.properties, taken.properties)
    : [refusal(subject, sent, taken)];
}

/** Other than a table, an object with a property too many is refused (`_enforce_object`). */
function acceptObject(
  subject: string,
  sent: readonly ObjectProperty[],
  taken: readonly ObjectProperty[],
): SignatureDifference[] {
  const takenByName = new Map(taken.map(each => [each.name, each]));
  const sentByName = new Map(sent.map(each => [each.name, each]));
  const refused = sent.flatMap(({ name, type }) => {
    const counterpart = takenByName.get(name);
    return counterpart
      ? acceptType(property(subject, name), type, counterpart.type)
      : [
          breaking(
            property(subject, name),
            'is gone, and MLflow refuses an object with a property that it does not know',
          ),
        ];
  });
  const missing = taken
    .filter(({ name, required }) => required && !sentByName.get(name)?.required)
    .map(({ name }) => requirement(property(subject, name)));
  return [...refused, ...missing];
}

/** Something that callers of the stable model may leave out. */
export function requirement(subject: string): SignatureDifference {
  return breaking(
    subject,
    'is required, and callers of the stable model need not send it',
  );
}

export function breaking(
  subject: string,
  message: string,
): SignatureDifference {
  return { severity: 'breaking', subject, message };
}

function refusal(
  subject: string,
  sent: ValueType,
  taken: ValueType,
): SignatureDifference {
  return breaking(
    subject,
    `takes ${typeName(taken)}, and MLflow does not convert the ${typeName(
      sent,
    )} that callers send`,
  );
}

function property(subject: string, name: string): string {
  return `${subject}, property "${name}"`;
}
