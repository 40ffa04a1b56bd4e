import { parseSeconds } from '../../../canary/policy/parseSeconds';
import { isUnknown, known, type Known, unknown } from '../../../model/known';
import type { GpuHolderClass } from '../../../model/gpuTypes';
import { durationText } from '../durationText';
import type { HolderGroup } from '../HolderGroup';
import type { HolderMatch, PolicyBase } from '../PolicyBase';
import type { PolicyHolder } from '../PolicyFacts';
import type { PolicyKind } from '../PolicyKind';
import { amountsText, type PolicyScope } from '../PolicyScope';
import { readHolderMatch } from '../readHolderMatch';

/** Nobody holds accelerators for longer than this without using them. @public */
export interface IdleLimit extends PolicyBase {
  kind: 'idle-limit';
  match: HolderMatch;
  afterSeconds: number;
}

const FIXES: Readonly<Record<GpuHolderClass, string>> = {
  serving: 'scale it to zero, or remove it if nobody needs it',
  training: 'end it, or see what it waits for',
  notebook: 'stop the notebook; its files stay',
  other: 'end it if nobody needs it',
};

export const idleLimit: PolicyKind<IdleLimit> = {
  kind: 'idle-limit',
  fields: ['match', 'after'],
  read(item, reading) {
    const after = item.at('after');
    const afterSeconds = parseSeconds(after.string() ?? '');
    if (!afterSeconds) {
      reading.complain('after: a duration is needed, e.g. 2h');
    }
    return {
      kind: 'idle-limit',
      match: readHolderMatch(item.at('match'), reading),
      afterSeconds: afterSeconds ?? 0,
    };
  },
  check(policy, scope) {
    const holders = scope.holders(policy.match);
    const idle = holders.filter(
      ({ idleSeconds }) => (known(idleSeconds) ?? 0) >= policy.afterSeconds,
    );
    return {
      violations: scope.groups(idle).map(group => violation(group, scope)),
      problems: problemsOf(policy, holders, scope),
    };
  },
};

function violation(group: HolderGroup, scope: PolicyScope) {
  const [first] = group.holders;
  const seconds = longestIdle(group);
  return scope.violation(group, {
    rule: 'gpu-idle-beyond-limit',
    severity: 'warning',
    cause: `it holds ${amountsText(
      group.accelerators,
    )} that nothing has used for ${durationText(seconds)} or longer`,
    fix: FIXES[first?.class ?? 'other'],
    since: before(scope.facts.now, seconds),
  });
}

function longestIdle({ holders }: HolderGroup): number {
  return holders.reduce(
    (longest, { idleSeconds }) => Math.max(longest, known(idleSeconds) ?? 0),
    0,
  );
}

function before(now: Date, seconds: number): Known<string> {
  const at = new Date(now.getTime() - seconds * 1000);
  return Number.isNaN(at.getTime())
    ? unknown('it is longer than a calendar reaches')
    : at.toISOString();
}

function problemsOf(
  { afterSeconds }: IdleLimit,
  holders: readonly PolicyHolder[],
  scope: PolicyScope,
): string[] {
  const { windowSeconds } = scope.facts;
  if (holders.length > 0 && windowSeconds < afterSeconds) {
    return [
      scope.problem(
        `use is told over ${durationText(
          windowSeconds,
        )}, and it waits for ${durationText(afterSeconds)}`,
      ),
    ];
  }
  const untold = holders.flatMap(({ idleSeconds }) =>
    isUnknown(idleSeconds) ? [idleSeconds.unknown] : [],
  );
  return untold.length > 0
    ? [scope.problem(`of ${untold.length} pods, e.g. since ${untold[0]}`)]
    : [];
}
