import { plainText } from '../kubernetes/plainText';
import { type Known, type Unknown, isUnknown, unknown } from '../model/known';
import type { Traffic, TrafficShare } from '../model/types';
import type { Shares } from './namedShares';

/** Where shares were read, or why they cannot be told. */
export interface SharesRead {
  shares: Known<Shares>;
  source: string;
}

/** The share that metrics saw. Without metrics nothing is known, which is not 0. @public */
export const NOT_OBSERVED: Unknown = unknown('no metrics have been read');

/** The traffic of one revision in its three truths. Metrics come later and from elsewhere. */
export function trafficOf(
  revision: string,
  declared: SharesRead,
  programmed: SharesRead,
): Traffic {
  return {
    declared: shareOf(revision, declared),
    programmed: shareOf(revision, programmed),
    observed: NOT_OBSERVED,
  };
}

function shareOf(
  revision: string,
  { shares, source }: SharesRead,
): TrafficShare {
  // Both may name what somebody called a Service, a provider or a router.
  return isUnknown(shares)
    ? unknown(plainText(shares.unknown))
    : {
        percent: Math.min(100, shares.get(revision) ?? 0),
        source: plainText(source),
      };
}
