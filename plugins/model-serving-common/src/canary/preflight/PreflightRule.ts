import { plainText } from '../../kubernetes/plainText';
import { textWithoutCredentials } from '../../kubernetes/withoutCredentials';
import type { PreflightCheck } from '../../model/preflightTypes';
import type { PlacedPods } from './demand/placeDemands';
import type { PreflightFacts } from './PreflightFacts';

/** One thing that is checked. */
export type PreflightRule = (
  facts: PreflightFacts,
  placed: readonly PlacedPods[],
) => PreflightCheck;

/** More would not be read. */
const MOST_EVIDENCE = 8;

/** The answer to what a check asks. Every text passes through here on its way out. */
export function answer(
  check: Pick<PreflightCheck, 'id' | 'title'>,
  {
    state,
    detail,
    evidence = [],
    fix,
  }: Omit<PreflightCheck, 'id' | 'title' | 'evidence'> & {
    evidence?: readonly string[];
  },
): PreflightCheck {
  const rest = evidence.length - MOST_EVIDENCE;
  return {
    ...check,
    state,
    detail: shown(detail),
    evidence: [
      ...evidence.slice(0, MOST_EVIDENCE).map(shown),
      ...(rest > 0 ? [`and ${rest} more`] : []),
    ],
    ...(fix !== undefined && { fix: shown(fix) }),
  };
}

function shown(text: string): string {
  return plainText(textWithoutCredentials(text), 600);
}
