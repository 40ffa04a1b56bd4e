import { type Known, isUnknown, unknown } from '../../model/known';
import type { Finding } from '../../model/types';
import { plainText } from '../../kubernetes/plainText';
import type { RouteSplit } from './RouteSplit';
import { sameShares, type Shares } from './ruleShares';

/**
 * Several routes of one kind that lead to the service, say one for users and one within the
 * company, as one. Those that a gateway holds count; where they part there is no one split.
 */
export function mergeSplits(
  splits: readonly RouteSplit[],
): RouteSplit | undefined {
  const [first, ...others] = splits;
  if (!first || others.length === 0) {
    return first;
  }
  const working = splits.filter(split => !isUnknown(split.programmed));
  const counted = working.length > 0 ? working : splits;
  const source = counted.map(split => split.source).join(' and ');
  const programmed = agreed(
    counted.map(s => s.programmed),
    source,
  );
  const pending = working.length > 0 ? undefined : first.pending;
  return {
    source,
    declared: agreed(
      counted.map(s => s.declared),
      source,
    ),
    programmed,
    mirrored: new Set(splits.flatMap(split => [...split.mirrored])),
    hostnames: [...new Set(splits.flatMap(split => split.hostnames))],
    ...(pending === undefined ? {} : { pending }),
    findings: [
      ...splits.flatMap(split => split.findings),
      ...(working.length > 1 && isUnknown(programmed)
        ? [routesDisagree(working, programmed.unknown)]
        : []),
    ],
  };
}

function agreed(
  all: ReadonlyArray<Known<Shares>>,
  source: string,
): Known<Shares> {
  const [first = unknown('there is no route'), ...others] = all;
  if (isUnknown(first)) {
    return first;
  }
  return others.every(other => !isUnknown(other) && sameShares(first, other))
    ? first
    : unknown(`${source} give different shares`);
}

function routesDisagree(
  routes: readonly RouteSplit[],
  reason: string,
): Finding {
  const [{ source: subject = '' } = {}] = routes;
  return {
    rule: 'routes-disagree',
    severity: 'warning',
    subject: plainText(subject),
    cause: plainText(
      `who gets what depends on the route that a request takes: ${reason}`,
    ),
    evidence: routes.map(({ source, programmed }) => ({
      source: 'route' as const,
      subject: plainText(source),
      detail: isUnknown(programmed)
        ? programmed.unknown
        : plainText(
            [...programmed].map(([name, p]) => `${name} ${p} %`).join(', '),
          ),
    })),
    fix: 'give the routes the same weights, or make the services that they lead to different ones',
  };
}
