import { sumAccelerators } from '../../kubernetes/accelerators';
import { firstMark } from '../../kubernetes/marks';
import { plainText } from '../../kubernetes/plainText';
import { uriWithoutCredentials } from '../../kubernetes/withoutCredentials';
import { type Known, orUnknown, unknown } from '../../model/known';
import type { Revision } from '../../model/types';
import { routedEndpoints } from '../../routing/routedEndpoints';
import { scalingBounds } from '../../scaling/scalingBounds';
import { assembledService, type ServiceParts } from '../assembledService';
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
      ...described(view, revisions),
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

/** What only labels, annotations and rules can say of a web service that happens to serve a model. */
function described(
  view: RolloutView,
  revisions: readonly Revision[],
): Pick<ServiceParts, 'model' | 'runtime'> {
  const { service, rule } = view.recognised;
  const places = marksOf(view);
  const main = revisions.find(r => r.role === 'stable') ?? revisions[0];
  const marked = (key: string, byRule: string | undefined): Known<string> => {
    const value = firstMark(places, key);
    return orUnknown(
      value === undefined ? byRule : uriWithoutCredentials(value),
      `no label or annotation ${key}`,
    );
  };
  return {
    model: {
      name: firstMark(places, 'modeldeck.io/model-name') ?? plainText(service),
      version: main?.modelVersion ?? unknown('it has no revision'),
      format: marked('modeldeck.io/model-format', rule?.format),
      storageUri: main?.storageUri ?? unknown('it has no revision'),
    },
    runtime: {
      name: marked('modeldeck.io/runtime', rule?.runtime),
      protocol: marked('modeldeck.io/protocol', rule?.protocol),
    },
  };
}
