import { sumAccelerators } from '../../kubernetes/accelerators';
import { unknown } from '../../model/known';
import type { ModelService } from '../../model/types';
import { routedEndpoints } from '../../routing/routedEndpoints';
import { scalingBounds } from '../../scaling/scalingBounds';
import { assembledService } from '../assembledService';
import { describedByMarks } from '../describedByMarks';
import { scalingTarget } from '../PlainWorkload';
import type { NamespaceObjects } from '../NamespaceObjects';
import type { AssembledService } from '../ServingPlatform';
import { flaggerFindings } from './flaggerFindings';
import { flaggerHealth } from './flaggerHealth';
import { flaggerProgress } from './flaggerProgress';
import { flaggerTraffic, usesSplit } from './flaggerTraffic';
import { type FlaggerView, marksOf, workloadsOf } from './FlaggerView';
import { toRevision } from './toRevision';

export const FLAGGER = 'flagger';

/** A Canary with its primary and its target, which are no services of their own. */
export function toModelService(
  view: FlaggerView,
  objects: NamespaceObjects,
): AssembledService {
  const { canary, primary, target, recognised } = view;
  const traffic = flaggerTraffic(view, objects);
  const revisions = workloadsOf(view).map(part => toRevision(part, traffic));
  const findings = [
    ...flaggerFindings(view, objects),
    ...(usesSplit(traffic) ? traffic.split.findings : []),
  ];
  return assembledService(
    target?.deployment ? [canary, target.deployment] : [canary],
    objects,
    {
      platform: FLAGGER,
      mode: canary.analysis?.strategy ?? 'canary',
      places: marksOf(view),
      recognisedBy: recognised.by,
      ...describedByMarks(recognised, marksOf(view), revisions),
      revisions,
      rollout: flaggerProgress(canary),
      endpoints: routedEndpoints(traffic.members, traffic.split, objects),
      scaling: scalingOf(view, objects),
      accelerators: sumAccelerators(revisions.map(r => r.accelerators)),
      health: flaggerHealth(view, { revisions, findings, objects }),
      findings,
      alsoMadeOf: primary?.deployment ? [primary.deployment] : [],
    },
  );
}

/** Users' requests are the primary's; Flagger makes it a scaler of its own. */
function scalingOf(
  { primary, target }: FlaggerView,
  objects: NamespaceObjects,
): ModelService['scaling'] {
  const deployment = (primary ?? target)?.deployment;
  const why = unknown('its workload could not be read');
  return deployment
    ? scalingBounds([scalingTarget(deployment)], objects)
    : { min: why, max: why };
}
