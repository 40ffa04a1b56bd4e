import type { KubeObject, ResourceType } from '../kubernetes/resourceType';
import type { Finding } from '../model/types';
import { findingAbout } from './finding';
import { kubectlCommand } from './kubectlCommand';

/** An object in a version of its API that this core does not know: fields may mean other things. */
export function unknownApiVersion(
  object: KubeObject,
  { versions, group }: ResourceType,
): Finding | undefined {
  const version = object.apiVersion.split('/').at(-1) ?? '';
  if (versions.includes(version)) {
    return undefined;
  }
  const { kind, metadata } = object;
  return findingAbout(object, {
    rule: 'api-version-unknown',
    severity: 'warning',
    cause: `${kind} "${metadata.name}" was read as ${
      object.apiVersion
    }, of which ${versions.join(
      ' and ',
    )} are known: what is said of it may be incomplete`,
    evidence: [{ source: 'field', detail: `apiVersion: ${object.apiVersion}` }],
    fix: `compare with ${kubectlCommand(
      object,
      'explain',
      group ? `${kind}.${group}`.toLowerCase() : kind.toLowerCase(),
    )}, and update Modeldeck`,
  });
}
