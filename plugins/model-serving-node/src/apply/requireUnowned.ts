import {
  defineResource,
  gitOpsOwner,
} from '@modeldeck/plugin-model-serving-common';
import { managersOf } from '../canary/managersOf';
import { ApplyRefusedError } from './ApplyRefusedError';

/** Of any object no more than whose it is. */
const ANY = defineResource({
  group: '',
  versions: ['v1'],
  plural: '',
  kind: '',
  namespaced: true,
  read: () => ({}),
});

/**
 * What another keeps is theirs to change: a controller or a GitOps tool would take the change back
 * without a word.
 *
 * @throws ApplyRefusedError
 */
export function requireUnowned(title: string, live: unknown): void {
  const { metadata } = ANY.decode(live);
  const controller = metadata.ownerReferences.find(owner => owner.controller);
  if (controller) {
    const owner = `${controller.kind}/${controller.name}`;
    throw new ApplyRefusedError(
      `${title} is written by the controller of ${owner}, which would revert the change; change ${owner} instead`,
      'conflict',
    );
  }
  const gitOps = gitOpsOwner({ metadata }, managersOf([live]));
  if (gitOps) {
    throw new ApplyRefusedError(
      `${title} is kept by ${gitOps.title} (${gitOps.evidence}), which would revert the change; make it in the repository that ${gitOps.title} applies`,
      'conflict',
    );
  }
}
