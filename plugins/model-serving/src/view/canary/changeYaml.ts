import type { PlannedWrite } from '@modeldeck/plugin-model-serving-common';

/** Patches are shallow; what is deeper is not read by anybody. */
const DEEPEST = 20;

/** Words and numbers that YAML reads as text without quotes. */
const PLAIN = /^[A-Za-z_/][A-Za-z0-9_./-]*$/;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/**
 * A change as YAML to copy into the repository that an object comes from: of a merge patch the
 * object with only the fields to change, else the operations of the JSON patch.
 */
export function changeYaml({ object, type, patch }: PlannedWrite): string {
  const { apiVersion, kind, namespace, name } = object;
  if (type === 'json') {
    return [
      `# JSON patch of ${kind}/${name} in ${namespace}`,
      ...lines(patch, 0),
    ].join('\n');
  }
  const fields = isRecord(patch) ? patch : {};
  const metadata = isRecord(fields.metadata) ? fields.metadata : {};
  return lines(
    {
      apiVersion,
      kind,
      ...fields,
      metadata: { ...metadata, name, namespace },
    },
    0,
  ).join('\n');
}

function lines(value: unknown, depth: number): string[] {
  const indent = '  '.repeat(depth);
  if (depth > DEEPEST) {
    return [`${indent}# deeper than is shown`];
  }
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap(item => {
      const [first = '', ...rest] = isBranch(item)
        ? lines(item, depth + 1)
        : [scalar(item)];
      return [`${indent}- ${first.trimStart()}`, ...rest];
    });
  }
  if (isRecord(value) && isBranch(value)) {
    return Object.entries(value).flatMap(([key, item]) =>
      isBranch(item)
        ? [`${indent}${text(key)}:`, ...lines(item, depth + 1)]
        : [`${indent}${text(key)}: ${scalar(item)}`],
    );
  }
  return [`${indent}${scalar(value)}`];
}

function scalar(value: unknown): string {
  if (value === null) {
    return 'null # remove the field';
  }
  return typeof value === 'string' ? text(value) : JSON.stringify(value) ?? '';
}

function text(value: string): string {
  return PLAIN.test(value) && !RESERVED.test(value)
    ? value
    : JSON.stringify(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isBranch(value: unknown): boolean {
  return (
    typeof value === 'object' && value !== null && Object.keys(value).length > 0
  );
}
