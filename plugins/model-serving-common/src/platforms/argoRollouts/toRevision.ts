import { acceleratorsOf, podRequests } from '../../kubernetes/accelerators';
import { firstUriMark, type Marks } from '../../kubernetes/marks';
import { PODS } from '../../kubernetes/pod';
import { known, orUnknown, unknown } from '../../model/known';
import type { Revision } from '../../model/types';
import { trafficOf } from '../../traffic/trafficOf';
import { imageVersion } from '../imageVersion';
import type { NamespaceObjects } from '../NamespaceObjects';
import { versionMark } from '../versionMark';
import { workloadFields } from '../workload';
import {
  isInFlight,
  marksOf,
  type RolloutView,
  type TemplateRevision,
} from './RolloutView';
import type { RolloutTraffic } from './rolloutTraffic';
import { wantedReplicas } from './wantedReplicas';

/** One pod template of a Rollout as a revision of its service. */
export function toRevision(
  revision: TemplateRevision,
  view: RolloutView,
  traffic: RolloutTraffic,
  objects: NamespaceObjects,
): Revision {
  const { rollout } = view;
  const places = placesOf(revision, view);
  return {
    name: revision.name,
    role: isShadow(revision, traffic) ? 'shadow' : revision.role,
    modelVersion: orUnknown(
      versionMark(places) ?? imageVersion(imageOf(revision, view)),
      'no label modeldeck.io/model-version, and its image has no tag that names a version',
    ),
    storageUri: orUnknown(
      firstUriMark(places, 'modeldeck.io/storage-uri'),
      'no annotation modeldeck.io/storage-uri',
    ),
    ...workloadFields({
      pods: revision.pods,
      podsUnknown: objects.cannotTell(PODS),
      wanted: wantedReplicas(revision, view),
      reportedReady: isInFlight(rollout)
        ? unknown('its status counts the pods of all revisions together')
        : orUnknown(
            rollout.status.readyReplicas,
            'its controller has not counted them yet',
          ),
      acceleratorsPerReplica: acceleratorsOf(
        podRequests((view.deployment ?? rollout).template),
      ),
    }),
    traffic: trafficOf(revision.name, traffic.declared, traffic.programmed),
  };
}

/** It gets copies of requests, by a mirror route, and no requests of its own. */
function isShadow(
  { name, role }: TemplateRevision,
  { split, programmed }: RolloutTraffic,
): boolean {
  const shares = known(programmed.shares);
  return (
    role === 'canary' &&
    split.mirrored.has(name) &&
    shares !== undefined &&
    !shares.get(name)
  );
}

/** The spec speaks of the version that is asked for; of others only their pods do. */
function placesOf(revision: TemplateRevision, view: RolloutView): Marks[] {
  const [pod] = revision.pods;
  return [
    ...(pod ? [pod.metadata] : []),
    ...(revision.hash === view.rollout.status.currentHash ? marksOf(view) : []),
  ];
}

/** Of the container that the template names first: a mesh may have put its own before it. */
function imageOf({ hash, pods }: TemplateRevision, view: RolloutView): string {
  const { rollout, deployment } = view;
  const [main] = (deployment ?? rollout).template.containers;
  const running = pods[0]?.containers;
  const same = running?.find(({ name }) => name === main?.name);
  return (
    same?.image ??
    running?.[0]?.image ??
    (hash === rollout.status.currentHash ? main?.image : undefined) ??
    ''
  );
}
