import type { PreflightCheck } from '../../model/preflightTypes';
import type { Finding } from '../../model/types';

/** What some findings mean for a check; undefined: none of them is there. */
export function fromFindings(
  findings: readonly Finding[],
  rules: readonly string[],
): Pick<PreflightCheck, 'state' | 'detail' | 'evidence' | 'fix'> | undefined {
  const found = findings.filter(({ rule }) => rules.includes(rule));
  const worst =
    found.find(({ severity }) => severity === 'error') ??
    found.find(({ severity }) => severity === 'warning') ??
    found[0];
  return (
    worst && {
      state: worst.severity === 'error' ? 'failed' : 'warning',
      detail: worst.cause,
      evidence: [
        `finding ${worst.rule}`,
        ...worst.evidence.map(({ detail }) => detail),
        ...found.filter(each => each !== worst).map(({ cause }) => cause),
      ],
      fix: worst.fix,
    }
  );
}
