import type { Marks } from '../../../kubernetes/marks';
import type { PlanRisk } from '../../../model/types';
import { givenRole } from '../../../platforms/givenRole';
import { versionMark } from '../../../platforms/versionMark';
import type { CanaryVersion } from '../PlanRequest';
import type { JsonOperation } from './imageChange';

/** By which a person, and this portal, tells which version a pod serves. */
export const VERSION_MARK = 'modeldeck.io/model-version';

/** A mark of the version before that nobody changes is put on the new one as well. */
export function staleMark(
  { label }: CanaryVersion,
  places: readonly Marks[],
): PlanRisk[] {
  const mark = label === undefined ? versionMark(places) : undefined;
  return mark === undefined
    ? []
    : [
        {
          id: 'version-mark-stays',
          severity: 'warning',
          detail: `a label or annotation calls the model version ${mark}, and goes on doing so for the new one: say which version it is`,
        },
      ];
}

/** A role that somebody has given to a template is given to whatever is made from it. */
export function staleRole(template: Marks): PlanRisk[] {
  const role = givenRole([template]);
  return role === undefined
    ? []
    : [
        {
          id: 'role-mark-stays',
          severity: 'warning',
          detail: `the mark modeldeck.io/role of the pod template calls the new version ${role} as well: take it away first, or which of them is the canary cannot be told`,
        },
      ];
}

/**
 * The mark on a pod template, wherever one can be added without writing over anything.
 *
 * @param path JSON pointer to the template
 */
export function markTemplate(
  { labels, annotations }: Marks,
  label: string | undefined,
  path: string,
): JsonOperation[] {
  if (label === undefined) {
    return [];
  }
  const pointer = VERSION_MARK.replace('/', '~1');
  if (Object.keys(labels).length > 0) {
    return [
      { op: 'add', path: `${path}/metadata/labels/${pointer}`, value: label },
    ];
  }
  const mark = { [VERSION_MARK]: label };
  return Object.keys(annotations).length > 0
    ? [{ op: 'add', path: `${path}/metadata/labels`, value: mark }]
    : [{ op: 'add', path: `${path}/metadata`, value: { labels: mark } }];
}
