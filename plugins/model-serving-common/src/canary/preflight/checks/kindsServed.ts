import type { PreflightCheck } from '../../../model/preflightTypes';
import type { NotServed } from '../PreflightFacts';
import { answer, type PreflightRule } from '../PreflightRule';

const CHECK = { id: 'kinds-served', title: 'the cluster knows these kinds' };

export const kindsServed: PreflightRule = ({ subject, notServed, changed }) =>
  subject === 'service'
    ? answer(CHECK, {
        state: 'not-applicable',
        detail: 'the service is there already',
      })
    : checkKinds(notServed, changed.length);

export function checkKinds(
  notServed: readonly NotServed[],
  served: number,
): PreflightCheck {
  const evidence = notServed.map(({ detail }) => detail);
  if (notServed.some(({ untold }) => !untold)) {
    return answer(CHECK, {
      state: 'failed',
      detail: 'the API server would refuse objects of the manifest',
      evidence,
      fix: 'install what defines the kind, or use one that the cluster serves',
    });
  }
  return notServed.length > 0
    ? answer(CHECK, {
        state: 'cannot-tell',
        detail: 'whether the cluster serves all kinds cannot be told',
        evidence,
      })
    : answer(CHECK, {
        state: 'passed',
        detail: `it serves ${served === 1 ? 'it' : 'all of them'}`,
      });
}
