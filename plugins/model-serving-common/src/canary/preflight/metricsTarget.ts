import { unknown } from '../../model/known';
import type { ModelService, Revision } from '../../model/types';
import { type CanaryTarget, canaryTarget } from '../sources/canaryTarget';

/**
 * The revisions that will be compared: where there is no canary yet, stable beside one that is
 * made up, so that it is seen whether the series name what would tell them apart. undefined: no
 * revision is known.
 *
 * @public
 */
export function metricsTarget(
  service: ModelService,
): { target: CanaryTarget; isThere: boolean } | undefined {
  const target = canaryTarget(service);
  if (!('reason' in target)) {
    const { stable, canary } = target;
    return {
      isThere: true,
      target: { service, stable: withFew(stable), canary: withFew(canary) },
    };
  }
  const stable =
    service.revisions.find(({ role }) => role === 'stable') ??
    service.revisions[0];
  return (
    stable && {
      isThere: false,
      target: {
        service,
        stable: withFew(stable),
        canary: {
          ...stable,
          name: `${stable.name}-to-come`,
          role: 'canary',
          // Nobody asks them anything: no node runs them.
          pods: withFew(stable).pods.map(pod => ({
            ...pod,
            name: `to-come-${pod.name}`,
            node: unknown('it is to come'),
          })),
        },
      },
    }
  );
}

/** Pods of one revision are alike: whether they are told apart is seen by a few. */
const FEW_PODS = 3;

function withFew(revision: Revision): Revision {
  const ready = revision.pods.filter(pod => pod.ready);
  return {
    ...revision,
    pods: (ready.length > 0 ? ready : revision.pods).slice(0, FEW_PODS),
  };
}
