import { firstMark, type Marks } from '../kubernetes/marks';
import type { KubeObject } from '../kubernetes/resourceType';
import type { Finding } from '../model/types';
import { findingAbout } from './finding';
import { kubectlCommand, resourceArgument } from './kubectlCommand';

/** Objects of one service that name different owners; the first one counts, and somebody is missed. */
export function ownersDisagree(
  main: KubeObject,
  places: readonly Marks[],
  ownerKeys: readonly string[],
): Finding | undefined {
  const owners = new Set(
    places.flatMap(place => firstMark([place], ...ownerKeys) ?? []),
  );
  const [first, ...others] = owners;
  if (first === undefined || others.length === 0) {
    return undefined;
  }
  return findingAbout(main, {
    rule: 'owners-disagree',
    severity: 'info',
    cause: `its objects name ${owners.size} owners: ${[...owners].join(
      ', ',
    )}; "${first}" is taken`,
    evidence: [...owners].map(owner => ({
      source: 'field' as const,
      detail: `owner: ${owner}`,
    })),
    fix: `give all of them one owner: ${kubectlCommand(
      main,
      'annotate',
      resourceArgument(main),
      main.metadata.name,
      `${ownerKeys[0] ?? 'modeldeck.io/owner'}=${first}`,
      '--overwrite',
    )}`,
  });
}
