import { sumAccelerators } from '../../kubernetes/accelerators';
import { routedEndpoints } from '../../routing/routedEndpoints';
import { scalingBounds } from '../../scaling/scalingBounds';
import { assembledService } from '../assembledService';
import { describedByMarks } from '../describedByMarks';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { AssembledService } from '../ServingPlatform';
import { rolloutFindings } from './rolloutFindings';
import { rolloutHealth } from './rolloutHealth';
import { rolloutProgress } from './rolloutProgress';
import { rolloutTraffic, usesSplit } from './rolloutTraffic';
import { marksOf, type RolloutView } from './RolloutView';
import { scalingTarget } from './rollout';
import { toRevision } from './toRevision';

export const ARGO_ROLLOUTS = 'argo-rollouts';

/** A Rollout that serves a model. The Deployment that it refers to is no service of its own. */
export function toModelService(
  view: RolloutView,
  objects: NamespaceObjects,
): AssembledService {
  const { rollout, deployment, recognised } = view;
  const traffic = rolloutTraffic(view, objects);
  const revisions = view.revisions.map(revision =>
    toRevision(revision, view, traffic, objects),
  );
  const findings = [
    ...rolloutFindings(view, objects),
    ...(usesSplit(traffic) ? traffic.split.findings : []),
  ];
  return assembledService(
    deployment ? [rollout, deployment] : [rollout],
    objects,
    {
      platform: ARGO_ROLLOUTS,
      mode: rollout.strategy?.kind ?? 'unknown',
      places: marksOf(view),
      recognisedBy: recognised.by,
      ...describedByMarks(recognised, marksOf(view), revisions),
      revisions,
      rollout: rolloutProgress(rollout, objects),
      endpoints: routedEndpoints(traffic.members, traffic.split, objects),
      scaling: scalingBounds([scalingTarget(rollout)], objects),
      accelerators: sumAccelerators(revisions.map(r => r.accelerators)),
      health: rolloutHealth(rollout, { revisions, findings, objects }),
      findings,
    },
  );
}
