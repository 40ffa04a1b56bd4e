import { acceptType, breaking, requirement } from './acceptType';
import type { ColumnSpec, ModelSchema, TensorSpec } from './ModelSignature';
import type { SignatureDifference } from './SignatureComparison';

/**
 * Whether requests to the stable model pass the checks of the candidate
 * (mlflow/mlflow: mlflow/models/utils.py `_enforce_schema`).
 */
export function compareInputs(
  stable: ModelSchema,
  candidate: ModelSchema,
): SignatureDifference[] {
  if (stable.kind === 'columns' && candidate.kind === 'columns') {
    return compareColumns(stable.columns, candidate.columns);
  }
  if (stable.kind === 'tensors' && candidate.kind === 'tensors') {
    return compareTensors(stable.tensors, candidate.tensors);
  }
  return [
    breaking(
      'its input',
      `is made of ${candidate.kind}, and callers send ${stable.kind}`,
    ),
  ];
}

function compareColumns(
  stable: readonly ColumnSpec[],
  candidate: readonly ColumnSpec[],
): SignatureDifference[] {
  if (!isNamed(candidate)) {
    return [
      ...(isNamed(stable)
        ? [
            warning(
              'its input',
              'has no names any more: columns are taken in the order in which they are sent',
            ),
          ]
        : []),
      ...byPlace(stable, candidate),
    ];
  }
  return byName(stable, candidate);
}

function byName(
  stable: readonly ColumnSpec[],
  candidate: readonly ColumnSpec[],
): SignatureDifference[] {
  const sent = new Map(stable.map(column => [column.name, column]));
  const taken = new Set(candidate.map(({ name }) => name));
  const refused = candidate.flatMap(column => {
    const subject = input(column.name);
    const counterpart = sent.get(column.name);
    return [
      ...(column.required && !counterpart?.required
        ? [requirement(subject)]
        : []),
      ...(counterpart
        ? acceptType(subject, counterpart.type, column.type)
        : []),
    ];
  });
  const ignored = stable
    .filter(({ name }) => name !== undefined && !taken.has(name))
    .map(({ name }) => gone(input(name)));
  return [...refused, ...ignored];
}

/** Without names only the count can be checked, and one too many is ignored. */
function byPlace(
  stable: readonly ColumnSpec[],
  candidate: readonly ColumnSpec[],
): SignatureDifference[] {
  const types = candidate.flatMap(({ type }, place) => {
    const counterpart = stable[place];
    return counterpart
      ? acceptType(`input ${place + 1}`, counterpart.type, type)
      : [requirement(`input ${place + 1}`)];
  });
  const ignored = stable
    .slice(candidate.length)
    .map(({ name }, index) =>
      gone(input(name ?? candidate.length + index + 1)),
    );
  return [...types, ...ignored];
}

/** A single tensor is taken for the only one that has a name, but not the other way round. */
function compareTensors(
  stable: readonly TensorSpec[],
  candidate: readonly TensorSpec[],
): SignatureDifference[] {
  const [only] = stable;
  if (only && !isNamed(stable) && candidate.length === 1) {
    return candidate.flatMap(tensor => acceptTensor(only, tensor));
  }
  if (isNamed(stable) && !isNamed(candidate)) {
    return [
      breaking(
        'its input',
        'is one tensor without a name, and callers send tensors by name',
      ),
    ];
  }
  const sent = new Map(stable.map(tensor => [tensor.name, tensor]));
  const taken = new Set(candidate.map(({ name }) => name));
  const refused = candidate.flatMap(tensor => {
    const counterpart = sent.get(tensor.name);
    return counterpart
      ? acceptTensor(counterpart, tensor)
      : [requirement(input(tensor.name))];
  });
  const ignored = stable
    .filter(({ name }) => !taken.has(name))
    .map(({ name }) => gone(input(name)));
  return [...refused, ...ignored];
}

/** Neither the type nor a length of a tensor is ever converted (`_enforce_tensor_spec`). */
function acceptTensor(
  sent: TensorSpec,
  taken: TensorSpec,
): SignatureDifference[] {
  const subject = input(taken.name);
  if (taken.dtype === 'object' && shapeText(taken) === '[-1]') {
    return [];
  }
  const fits =
    sent.shape.length === taken.shape.length &&
    taken.shape.every(
      (length, axis) => length === -1 || length === sent.shape[axis],
    );
  return [
    ...(fits
      ? []
      : [
          breaking(
            subject,
            `takes the shape ${shapeText(
              taken,
            )}, and callers may send ${shapeText(sent)}`,
          ),
        ]),
    ...(sent.dtype === taken.dtype
      ? []
      : [
          breaking(
            subject,
            `takes ${taken.dtype}, and MLflow does not convert the ${sent.dtype} that callers send`,
          ),
        ]),
  ];
}

function isNamed(specs: ReadonlyArray<{ name?: string }>): boolean {
  return specs[0]?.name !== undefined;
}

function gone(subject: string): SignatureDifference {
  return warning(subject, 'is gone: what callers send for it is ignored');
}

function warning(subject: string, message: string): SignatureDifference {
  return { severity: 'warning', subject, message };
}

function input(name: string | number | undefined): string {
  if (name === undefined) {
    return 'its input';
  }
  return typeof name === 'number' ? `input ${name}` : `input "${name}"`;
}

function shapeText({ shape }: TensorSpec): string {
  return `[${shape.join(', ')}]`;
}
