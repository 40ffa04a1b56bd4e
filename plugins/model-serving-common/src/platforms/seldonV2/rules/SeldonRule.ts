import { kubectlCommand } from '../../../diagnosis/kubectlCommand';
import type { KubeObject } from '../../../kubernetes/resourceType';
import type { Finding } from '../../../model/types';
import type { NamespaceObjects } from '../../NamespaceObjects';

/** One trap of Seldon Core 2 that an object can be in; undefined when it is not. */
export type SeldonRule<T extends KubeObject> = (
  object: T,
  objects: NamespaceObjects,
) => Finding | undefined;

/** The command that opens an object of Core 2 in an editor; `model` alone may be another's kind. */
export function editCommand(object: KubeObject): string {
  return kubectlCommand(
    object,
    'edit',
    `${object.kind.toLowerCase()}s.mlops.seldon.io`,
    object.metadata.name,
  );
}
