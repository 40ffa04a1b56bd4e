import { quote } from '../diagnosis/finding';
import { type Condition, condition } from '../kubernetes/conditions';
import type { Evidence } from '../model/types';

/** What a gateway refuses, and by which condition. */
export interface ParentRefusal {
  /** kind/name, e.g. `Gateway/public` */
  parent: string;
  refused: Condition;
}

/**
 * The gateways that do not serve an object; none where a single one does, since users are served
 * then, or where none has said anything.
 */
export function parentRefusals(
  parents: ReadonlyArray<{ parent: string; conditions: readonly Condition[] }>,
): ParentRefusal[] {
  const refusals = parents.flatMap(({ parent, conditions }) => {
    const refused = ['Accepted', 'ResolvedRefs']
      .map(type => condition(conditions, type))
      .find(c => c?.status === 'False');
    return refused ? [{ parent, refused }] : [];
  });
  return refusals.length === parents.length ? refusals : [];
}

export function refusalEvidence(
  refusals: readonly ParentRefusal[],
): Array<Pick<Evidence, 'source' | 'detail'>> {
  return refusals.map(({ parent, refused: { type, reason, message } }) => ({
    source: 'condition',
    detail: `${parent}: ${type}=False ${reason}: ${quote(message)}`,
  }));
}
