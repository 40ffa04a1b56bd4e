import type { PlannedWrite } from '@modeldeck/plugin-model-serving-common';

/**
 * A change to be made where the object comes from, as YAML: a merge patch as the part of the
 * object that it is (null removes a field), a JSON patch as an entry of kustomize's `patches`.
 */
export function printChange(
  writes: readonly PlannedWrite[],
  printYaml: (value: unknown) => string,
): string {
  return writes
    .map(write =>
      write.type === 'json'
        ? `${printYaml(targetOf(write))}patch: |-\n${indented(
            printYaml(write.patch),
          )}`
        : printYaml(partOf(write)),
    )
    .join('---\n');
}

function targetOf({ object }: PlannedWrite): unknown {
  const { apiVersion, kind, namespace, name } = object;
  const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : [];
  return { target: { ...(group && { group }), kind, namespace, name } };
}

function partOf({ object, patch }: PlannedWrite): unknown {
  const { apiVersion, kind, namespace, name } = object;
  const { metadata, ...rest } = patch as { metadata?: object };
  return {
    apiVersion,
    kind,
    metadata: { ...metadata, namespace, name },
    ...rest,
  };
}

function indented(yaml: string): string {
  return yaml.replace(/^(?=.)/gm, '  ');
}
