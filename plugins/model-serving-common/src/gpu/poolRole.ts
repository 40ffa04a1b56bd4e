import { type Known, orUnknown } from '../model/known';
import type { PoolRoleRule } from './GpuSettings';
import { type MatchablePool, matchesPool } from './matchesPool';

/** What a pool is kept for, by the first rule that matches. */
export function poolRole(
  pool: Omit<MatchablePool, 'role'>,
  rules: readonly PoolRoleRule[],
): Known<string> {
  return orUnknown(
    rules.find(({ match }) => matchesPool(match, pool))?.role,
    'no rule for the roles of pools matches',
  );
}
