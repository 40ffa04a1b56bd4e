import { known } from '../../model/known';
import type { Revision } from '../../model/types';
import type { CanaryTarget } from '../sources/canaryTarget';
import type { Observation } from '../verdict/Observation';

/**
 * The share that the canary is to get of what both get: by the routing objects, which is what
 * gateways are told, else by the spec. Empty where it cannot be told.
 */
export function declaredShare({
  stable,
  canary,
}: CanaryTarget): Pick<Observation, 'declaredShare'> {
  const programmed = share(
    stable.traffic.programmed,
    canary.traffic.programmed,
  );
  return (
    programmed ?? share(stable.traffic.declared, canary.traffic.declared) ?? {}
  );
}

type Share = Revision['traffic']['declared'];

function share(
  ofStable: Share,
  ofCanary: Share,
): Required<Pick<Observation, 'declaredShare'>> | undefined {
  const stable = known(ofStable)?.percent;
  const canary = known(ofCanary)?.percent;
  return stable === undefined || canary === undefined || stable + canary <= 0
    ? undefined
    : { declaredShare: canary / (stable + canary) };
}
