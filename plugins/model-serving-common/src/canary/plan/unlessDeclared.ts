import { known } from '../../model/known';
import type { ModelService } from '../../model/types';
import type { Shares } from '../../traffic/namedShares';
import type { WhyNot } from './WhyNot';

/** What is aimed at, unless the spec asks for the same shares already. */
export function unlessDeclared<T extends { shares: Shares; summary: string }>(
  target: T,
  { revisions }: Pick<ModelService, 'revisions'>,
): T | WhyNot {
  const isDeclared = [...target.shares].every(([name, percent]) => {
    const traffic = revisions.find(r => r.name === name)?.traffic;
    return traffic && known(traffic.declared)?.percent === percent;
  });
  return isDeclared
    ? {
        reason: 'nothing-to-change',
        message: `the spec asks for that already: ${target.summary}`,
        instead:
          'see the findings of the service, if requests do not follow its spec',
      }
    : target;
}
