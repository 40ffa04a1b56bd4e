import { isUnknown } from '../model/known';
import type { Finding } from '../model/types';
import { plainText } from '../kubernetes/plainText';
import { agreedShares } from '../traffic/namedShares';
import type { TrafficSplit } from './TrafficSplit';

/**
 * Several routes of one kind that lead to the service, say one for users and one within the
 * company, as one. Those that a gateway holds count; where they part there is no one split.
 */
export function mergeSplits(
  splits: readonly TrafficSplit[],
): TrafficSplit | undefined {
  const [first, ...others] = splits;
  if (!first || others.length === 0) {
    return first;
  }
  const working = splits.filter(split => !isUnknown(split.programmed));
  const counted = working.length > 0 ? working : splits;
  const source = counted.map(split => split.source).join(' and ');
  const whyNot = `${source} give different shares`;
  const programmed = agreedShares(
    counted.map(s => s.programmed),
    whyNot,
  );
  const pending = working.length > 0 ? undefined : first.pending;
  return {
    source,
    declared: agreedShares(
      counted.map(s => s.declared),
      whyNot,
    ),
    programmed,
    mirrored: new Set(splits.flatMap(split => [...split.mirrored])),
    urls: splits.flatMap(split => split.urls),
    ...(pending === undefined ? {} : { pending }),
    routes: splits.flatMap(split => split.routes),
    findings: [
      ...splits.flatMap(split => split.findings),
      ...(working.length > 1 && isUnknown(programmed)
        ? [routesDisagree(working, programmed.unknown)]
        : []),
    ],
  };
}

function routesDisagree(
  routes: readonly TrafficSplit[],
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
