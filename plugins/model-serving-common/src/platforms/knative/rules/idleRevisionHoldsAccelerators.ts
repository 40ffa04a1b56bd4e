import { findingAbout } from '../../../diagnosis/finding';
import { known } from '../../../model/known';
import type { KnativeServiceRule } from './KnativeServiceRule';

/**
 * A revision with an entry at 0 %, be it for its tag, is reachable: Knative keeps its min-scale
 * (knative/serving: pkg/reconciler/labeler).
 */
export const idleRevisionHoldsAccelerators: KnativeServiceRule = ({
  object,
  service,
}) => {
  const entryOf = (name: string) =>
    object.traffic.find(({ revision }) => revision === name);
  const idle = service.revisions.find(
    ({ name, role, traffic, accelerators, pods }) =>
      role !== 'stable' &&
      known(traffic.programmed)?.percent === 0 &&
      accelerators.length > 0 &&
      pods.some(pod => pod.ready) &&
      entryOf(name),
  );
  if (!idle) {
    return undefined;
  }
  const held = idle.accelerators
    .map(({ resource, count }) => `${count} ${resource}`)
    .join(', ');
  const tag = entryOf(idle.name)?.tag;
  return findingAbout(object, {
    rule: 'idle-revision-holds-accelerators',
    severity: 'warning',
    cause: `revision ${idle.name} gets no traffic but holds ${held}`,
    evidence: [
      {
        source: 'field',
        detail: `spec.traffic: ${idle.name} 0 %${
          tag === undefined ? '' : `, tag ${tag}`
        }`,
      },
      ...idle.pods.slice(0, 4).map(pod => ({
        source: 'container' as const,
        detail: `Pod/${pod.name}`,
      })),
    ],
    fix: 'take its entry out of spec.traffic when nobody tries it any more: without one it is scaled to zero',
  });
};
