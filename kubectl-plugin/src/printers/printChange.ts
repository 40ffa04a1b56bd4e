import type { PlannedWrite } from '@modeldeck/plugin-model-serving-common';

/**
 * A change to be made where the object comes from, as YAML: a merge patch as the part of the
 * object that it is (null removes a field), a JSON patch with its target, both as kustomize
 * takes them.
 */
export async function printChange(
  writes: readonly PlannedWrite[],
): Promise<string> {
  const { printYaml } = await import('./printYaml');
  return writes.map(write => printYaml(changeOf(write))).join('---\n');
}

function changeOf({ object, type, patch }: PlannedWrite): unknown {
  const { apiVersion, kind, namespace, name } = object;
  if (type === 'json') {
    const [group = ''] = apiVersion.includes('/') ? apiVersion.split('/') : [];
    return {
      target: { ...(group && { group }), kind, namespace, name },
      patch,
    };
  }
  const { metadata, ...rest } = patch as { metadata?: object };
  return {
    apiVersion,
    kind,
    metadata: { ...metadata, namespace, name },
    ...rest,
  };
}
