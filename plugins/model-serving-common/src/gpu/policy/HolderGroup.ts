import { plainText } from '../../kubernetes/plainText';
import { sumAccelerators } from '../../kubernetes/accelerators';
import {
  isUnknown,
  type Known,
  known,
  orUnknown,
  unknown,
} from '../../model/known';
import type { Accelerator } from '../../model/types';
import type { PolicyFacts, PolicyHolder } from './PolicyFacts';

/** Pods of one service, or of one owner, in one pool: what one person would be told about. */
export interface HolderGroup {
  cluster: string;
  namespace: string;
  /** id; undefined where the node is gone */
  pool: string | undefined;
  service: string | undefined;
  /** kind/name */
  subject: string;
  /** who is to be told: the owner of the service, or what made the pods */
  who: Known<string>;
  holders: readonly PolicyHolder[];
  accelerators: Accelerator[];
}

/** In the order in which they came, so far as that is known. */
export function holderGroups(
  holders: readonly PolicyHolder[],
  { services }: Pick<PolicyFacts, 'services'>,
): HolderGroup[] {
  const byKey = new Map<string, PolicyHolder[]>();
  for (const holder of holders) {
    const key = JSON.stringify([
      holder.cluster,
      holder.namespace,
      known(holder.pool),
      holder.service ?? ownerOf(holder),
    ]);
    const group = byKey.get(key);
    if (group) {
      group.push(holder);
    } else {
      byKey.set(key, [holder]);
    }
  }
  const serviceById = new Map(services.map(each => [each.service, each]));
  return [...byKey.values()]
    .flatMap(group => groupOf(group, serviceById))
    .sort((a, b) => compareTimes(sinceOf(a), sinceOf(b)));
}

function groupOf(
  holders: readonly PolicyHolder[],
  serviceById: ReadonlyMap<string, PolicyFacts['services'][number]>,
): HolderGroup[] {
  const [first] = holders;
  if (!first) {
    return [];
  }
  const { cluster, namespace, pool, service } = first;
  const told = service === undefined ? undefined : serviceById.get(service);
  return [
    {
      cluster,
      namespace,
      pool: known(pool),
      service,
      subject: told
        ? plainText(`${told.kind}/${told.name}`)
        : plainText(ownerOf(first)),
      who:
        service === undefined
          ? plainText(ownerOf(first))
          : orUnknown(told?.owner, 'the service names no owner'),
      holders,
      accelerators: sumAccelerators(holders.map(each => each.accelerators)),
    },
  ];
}

function ownerOf({ owner, pod }: PolicyHolder): string {
  return owner ?? `Pod/${pod}`;
}

/** Since when the first of them holds something. */
export function sinceOf({ holders }: HolderGroup): Known<string> {
  const times = holders.flatMap(({ since }) =>
    isUnknown(since) || Number.isNaN(Date.parse(since)) ? [] : [since],
  );
  return orUnknown(
    times.sort(compareTimes)[0],
    'no pod says since when it holds them',
  );
}

/** Of two times the later one that is not after now: clocks of nodes differ. */
export function laterOf(
  time: Known<string>,
  earliest: number,
  now: Date,
): Known<string> {
  if (isUnknown(time)) {
    return time;
  }
  const at = Math.min(Math.max(Date.parse(time), earliest), now.getTime());
  return Number.isNaN(at)
    ? unknown('the time it is since is no time')
    : new Date(at).toISOString();
}

/** Unknown times come last. */
function compareTimes(a: Known<string>, b: Known<string>): number {
  const [x, y] = [a, b].map(time =>
    isUnknown(time) ? Infinity : Date.parse(time),
  );
  return x === y ? 0 : (x ?? 0) - (y ?? 0);
}
