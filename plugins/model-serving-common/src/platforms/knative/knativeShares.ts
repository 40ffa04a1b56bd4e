import type {
  KnativeService,
  KnativeTarget,
} from '../../kubernetes/knativeService';
import { type Known, unknown } from '../../model/known';
import { type Shares, sumShares } from '../../traffic/namedShares';
import type { SharesRead } from '../../traffic/trafficOf';

/** The revision that a target means, by the newest one if it follows that. */
export function targetRevision(
  { revision }: KnativeTarget,
  newest: string | undefined,
): string | undefined {
  return revision ?? newest;
}

/**
 * What the spec asks for. A target without a revision follows the newest: the newest that was
 * created is what was asked for, although its share goes to the newest ready one until it is.
 */
export function declaredShares(service: KnativeService): SharesRead {
  const { traffic, latestCreated, latestReady } = service;
  const targets: readonly KnativeTarget[] =
    traffic.length > 0
      ? traffic
      : [{ revision: undefined, percent: 100, tag: undefined }];
  return {
    source:
      traffic.length > 0 ? 'spec.traffic' : 'spec.traffic (absent: latest)',
    shares: sharesOf(
      'spec.traffic',
      targets,
      latestCreated ?? latestReady,
      service,
    ),
  };
}

/** What Knative reports that its route holds; during a gradual rollout that changes by itself. */
export function programmedShares(service: KnativeService): SharesRead {
  const source = 'status.traffic';
  return {
    source,
    shares:
      service.routed.length === 0
        ? unknown('Knative has not reported any traffic')
        : sharesOf(source, service.routed, undefined, service),
  };
}

function sharesOf(
  field: string,
  targets: readonly KnativeTarget[],
  newest: string | undefined,
  { malformed }: KnativeService,
): Known<Shares> {
  if (malformed.some(({ path }) => path.startsWith(field))) {
    return unknown(`${field} is malformed`);
  }
  const parts = targets.map(
    target => [targetRevision(target, newest), target.percent] as const,
  );
  const total = parts.reduce((sum, [, percent]) => sum + percent, 0);
  if (total !== 100) {
    return unknown(`${field} adds up to ${total} %, not to 100`);
  }
  const named = parts.flatMap(([name, percent]) =>
    name === undefined ? [] : [[name, percent] as const],
  );
  return named.length === parts.length
    ? sumShares(named)
    : unknown(
        newest === undefined && field === 'spec.traffic'
          ? 'no revision has been created yet'
          : `an entry of ${field} names no revision`,
      );
}
