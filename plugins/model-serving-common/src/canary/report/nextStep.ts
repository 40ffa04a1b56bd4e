import { modelCommand } from '../../diagnosis/modelCommand';
import type { ModelService } from '../../model/types';
import type { Verdict } from '../../model/verdictTypes';
import type { CanaryPolicy } from '../policy/CanaryPolicy';

/** What somebody who was told this does next, one sentence. */
export function nextStep(
  service: Pick<ModelService, 'namespace' | 'name'>,
  verdict: Verdict,
  policy: CanaryPolicy,
): string {
  const command = (verb: string, ...flags: string[]) =>
    modelCommand(service, verb, ...flags);
  const { decision, observedSeconds } = verdict;
  if (decision === 'promote') {
    return `promote it: ${command('promote')}`;
  }
  if (decision === 'rollback') {
    return `roll it back: ${command('rollback')}`;
  }
  if (decision === 'cannot-tell') {
    return whatWouldTell(verdict, policy, command);
  }
  return observedSeconds >= policy.maximumSeconds
    ? `decide yourself: ${command('promote')} or ${command('rollback')}`
    : `watch on: ${command('canary', '--watch')}`;
}

function whatWouldTell(
  { metrics, missing, share }: Verdict,
  { required }: CanaryPolicy,
  command: (verb: string) => string,
): string {
  const blind = missing.find(({ metric }) => required.includes(metric));
  if (blind) {
    return `make ${blind.metric} be told by revision, as said above`;
  }
  const weak = metrics.find(
    ({ metric, insufficient }) =>
      insufficient !== undefined && required.includes(metric),
  );
  if (weak) {
    return `make ${weak.metric} be told well enough to decide by, as said above`;
  }
  if (share.canary > 0) {
    return `find out why the traffic is not split as declared: ${command(
      'status',
    )}`;
  }
  return share.stable > 0
    ? `give the canary traffic, or find out why it gets none: ${command(
        'status',
      )}`
    : `send requests: nothing can be compared without; ${command(
        'status',
      )} says where`;
}
