import type { Revision, RevisionRole } from '../../model/types';
import { onlyCanary } from './onlyCanary';

const NONE = { reason: 'no-canary', message: 'none', instead: 'deploy one' };

function chosenOf(...roles: RevisionRole[]): string {
  const revisions = roles.map(
    (role, index) => ({ name: `${role}-${index}`, role } as Revision),
  );
  const chosen = onlyCanary(revisions, NONE);
  return 'reason' in chosen ? chosen.reason : chosen.name;
}

describe('onlyCanary', () => {
  it.each<[string, RevisionRole[]]>([
    ['canary-1', ['stable', 'canary', 'retired']],
    ['candidate-1', ['stable', 'candidate', 'shadow']],
    ['canary-2', ['stable', 'candidate', 'canary', 'candidate']],
    ['several-canaries', ['stable', 'canary', 'canary']],
    ['several-canaries', ['stable', 'candidate', 'candidate']],
    ['no-canary', ['stable', 'shadow', 'retired']],
    ['no-canary', []],
  ])('finds %s among %j', (expected, roles) => {
    expect(chosenOf(...roles)).toBe(expected);
  });
});
