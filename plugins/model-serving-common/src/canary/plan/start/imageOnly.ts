import type { CanaryVersion } from '../PlanRequest';
import type { WhyNot } from '../WhyNot';

/**
 * The image of the new version, where that is all that a platform takes.
 *
 * @param what is deployed, e.g. `a Rollout`
 */
export function imageOnly(
  { image }: CanaryVersion,
  what: string,
): { image: string } | WhyNot {
  return image === undefined
    ? {
        reason: 'version-does-not-fit',
        message: `${what} runs images, and knows nothing of storage URIs`,
        instead:
          'give the image of the new version; where a variable or an argument names the model, change that in its manifest',
      }
    : { image };
}
