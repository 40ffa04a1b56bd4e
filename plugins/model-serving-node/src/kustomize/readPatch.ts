import { FieldReader } from '@modeldeck/plugin-model-serving-common';
import type { PatchOperation, TargetedPatch } from './Kustomization';
import { readValue } from './readYaml';
import { refuse } from './refuse';
import { requireFields } from './requireFields';

const OPERATIONS: readonly string[] = ['add', 'replace', 'remove', 'copy'];

/** What an object is known by is not for patches: kustomize itself would lose sight of it. */
const IDENTITY = /^\/(apiVersion|kind|metadata|metadata\/name(space)?)$/;

/** Kustomize takes a target for a pattern; these mean themselves. */
const PLAIN = /^[-A-Za-z\d]*$/;

/** A JSON patch that stands in the kustomization itself, and what it is for. */
export function readPatch(file: string, patch: FieldReader): TargetedPatch {
  requireFields(file, 'patches', patch, ['target', 'patch']);
  const target = patch.at('target');
  requireFields(file, 'patches.target', target, ['kind', 'name']);
  const kind = target.at('kind').string();
  const name = target.at('name').string();
  if (kind === undefined && name === undefined) {
    refuse(file, 'a patch without a target is not built here');
  }
  if (!PLAIN.test(kind ?? '') || !PLAIN.test(name ?? '')) {
    refuse(file, 'a target that is a pattern is not built here');
  }
  const text = patch.at('patch').string() ?? '';
  if (/^\s*\[/.test(text)) {
    // Kustomize takes it for JSON, which is no YAML with all of its shorthands.
    refuse(file, 'a patch in brackets is not built here');
  }
  const operations = readValue(file, text);
  if (!Array.isArray(operations)) {
    return refuse(
      file,
      'a patch that is no list of operations is not built here',
    );
  }
  return {
    kind,
    name,
    operations: operations.map(operation => readOperation(file, operation)),
  };
}

function readOperation(file: string, operation: unknown): PatchOperation {
  const fields = FieldReader.of(operation);
  const op = fields.at('op').string() ?? '';
  const path = fields.at('path').string() ?? '';
  const from = fields.at('from').string();
  if (!OPERATIONS.includes(op)) {
    refuse(file, `a patch with operation "${op}" is not built here`);
  }
  if (!path.startsWith('/') || IDENTITY.test(path)) {
    refuse(file, `a patch of "${path}" is not built here`);
  }
  const { value } = operation as { value?: unknown };
  return { op: op as PatchOperation['op'], path, value, ...(from && { from }) };
}
