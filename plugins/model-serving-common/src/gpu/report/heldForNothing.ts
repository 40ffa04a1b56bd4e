import { isUnknown, known } from '../../model/known';
import type { ModelService, Revision } from '../../model/types';
import type { GpuSettings } from '../GpuSettings';
import { durationText } from '../policy/durationText';
import type { HolderUse } from './NodeUse';

const ROLE_TITLES: Readonly<Record<string, string>> = {
  canary: 'the canary',
  candidate: 'the candidate',
  retired: 'the retired revision',
  stable: 'the stable revision',
};

/**
 * Why what a revision holds serves nobody; undefined: nothing says so. A shadow gets copies of
 * requests, whatever its share of the traffic.
 */
export function heldForNothing(
  service: ModelService,
  revision: Revision | undefined,
  { idleSeconds }: Pick<HolderUse, 'idleSeconds'>,
  idle: GpuSettings['idle'],
): string | undefined {
  const { status } = service.health;
  if (status === 'stopped' || status === 'idle') {
    return `the service is ${status}, and its pods still hold them`;
  }
  const share = revision && known(revision.traffic.programmed);
  if (revision && share?.percent === 0 && revision.role !== 'shadow') {
    return `${
      ROLE_TITLES[revision.role] ?? 'the revision'
    } gets no traffic, by ${share.source}`;
  }
  if (revision?.role === 'retired' && share === undefined) {
    return 'the revision is retired';
  }
  return !isUnknown(idleSeconds) && idleSeconds >= idle.afterSeconds
    ? `none of its devices did anything for ${durationText(idleSeconds)}`
    : undefined;
}
