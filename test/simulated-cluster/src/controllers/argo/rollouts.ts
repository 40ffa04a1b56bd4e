import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { numberAt, objectAt, textAt, valueAt } from '../../json/read';
import type { ClusterClient, Condition } from '../ClusterClient';
import { advance, type Progress, readProgress } from './rolloutProgress';
import {
  hashOf,
  readyOf,
  replicaSetsOf,
  scaleVersions,
} from './rolloutReplicaSets';
import { programRoutes } from './rolloutRoutes';
import { pointServices } from './rolloutServices';
import {
  isRouted,
  replicasOf,
  ROLLOUTS,
  servicesOf,
  stepsOf,
  templateHash,
  weightAt,
} from './rolloutSpec';

const HELD_BACK = { phase: 'Paused', message: 'manually paused' };

/** argoproj/argo-rollouts: rollout/canary.go, for canaries with weights and pauses */
export function controlRollouts(
  client: ClusterClient,
  namespace: string,
): void {
  for (const rollout of client.list(ROLLOUTS, namespace)) {
    if (objectAt(rollout, 'spec', 'strategy', 'canary')) {
      control(client, rollout);
    }
  }
}

function control(client: ClusterClient, rollout: KubeObject): void {
  if (isHeldBack(rollout)) {
    client.setStatus(ROLLOUTS, rollout, {
      ...objectAt(rollout, 'status'),
      ...HELD_BACK,
    });
    return;
  }
  const ready = (hash: string) =>
    readyOf(replicaSetsOf(client, rollout).find(set => hashOf(set) === hash));
  const progress = advance(rollout, readProgress(rollout), {
    ready,
    now: client.timestamp(),
  });
  const weight = weightOf(rollout, progress);
  scaleVersions(client, rollout, progress, weight);
  pointServices(client, rollout, progress, ready(progress.hash) > 0);
  // The route follows the pods: a canary without any would get requests that nobody answers.
  const programmed =
    weight === 0 || ready(progress.hash) > 0 ? weight : undefined;
  if (programmed !== undefined && isRouted(rollout)) {
    const canary = progress.hash === progress.stable ? 0 : programmed;
    programRoutes(client, rollout, { stable: 100 - canary, canary });
  }
  client.setStatus(
    ROLLOUTS,
    rollout,
    status(client, rollout, progress, programmed),
  );
}

function isPaused(rollout: KubeObject): boolean {
  return valueAt(rollout, 'spec', 'paused') === true;
}

/** A new version that was paused before it began: nothing of it is made yet. */
function isHeldBack(rollout: KubeObject): boolean {
  const seen = textAt(rollout, 'status', 'currentPodHash');
  return (
    isPaused(rollout) && seen !== undefined && seen !== templateHash(rollout)
  );
}

function weightOf(rollout: KubeObject, progress: Progress): number {
  const { hash, stable, abort, index } = progress;
  if (hash === stable) {
    return 100;
  }
  return abort ? 0 : weightAt(stepsOf(rollout), index);
}

function status(
  client: ClusterClient,
  rollout: KubeObject,
  progress: Progress,
  programmed: number | undefined,
): JsonObject {
  const { hash, stable, index, abort, pauseConditions, controllerPause } =
    progress;
  const sets = replicaSetsOf(client, rollout);
  const ready = sets.reduce((sum, set) => sum + readyOf(set), 0);
  const current = sets.find(set => hashOf(set) === hash);
  return {
    observedGeneration: String(rollout.metadata.generation ?? 1),
    ...phaseOf(rollout, progress, readyOf(current)),
    currentPodHash: hash,
    stableRS: stable,
    currentStepIndex: index,
    ...(abort && {
      abort,
      abortedAt: textAt(rollout, 'status', 'abortedAt') ?? client.timestamp(),
    }),
    ...(controllerPause && { controllerPause, pauseConditions }),
    blueGreen: {},
    canary: {
      ...(isRouted(rollout) && {
        weights: weights(rollout, progress, programmed),
      }),
    },
    replicas: sets.reduce(
      (sum, set) => sum + (numberAt(set, 'status', 'replicas') ?? 0),
      0,
    ),
    updatedReplicas: numberAt(current, 'status', 'replicas') ?? 0,
    readyReplicas: ready,
    availableReplicas: ready,
    HPAReplicas: ready,
    conditions: conditions(rollout, ready),
  };
}

function weights(
  rollout: KubeObject,
  { hash, stable }: Progress,
  programmed: number | undefined,
): JsonObject | undefined {
  const services = servicesOf(rollout);
  if (programmed === undefined) {
    return objectAt(rollout, 'status', 'canary', 'weights');
  }
  const canary = hash === stable ? 0 : programmed;
  return {
    canary: {
      weight: canary,
      podTemplateHash: hash,
      serviceName: services.canary,
    },
    stable: {
      weight: 100 - canary,
      podTemplateHash: stable,
      serviceName: services.stable,
    },
  };
}

/** As `kubectl argo rollouts get` calls it (utils/rollout/rolloututil.go, GetRolloutPhase). */
function phaseOf(
  rollout: KubeObject,
  { hash, stable, abort, controllerPause }: Progress,
  ready: number,
): { phase: string; message?: string } {
  if (abort) {
    return {
      phase: 'Degraded',
      message: 'RolloutAborted: Rollout aborted update',
    };
  }
  if (isPaused(rollout)) {
    return HELD_BACK;
  }
  if (controllerPause) {
    return { phase: 'Paused', message: 'CanaryPauseStep' };
  }
  return hash === stable && ready >= replicasOf(rollout)
    ? { phase: 'Healthy' }
    : {
        phase: 'Progressing',
        message: 'more replicas need to be updated',
      };
}

function conditions(rollout: KubeObject, ready: number): Condition[] {
  const isAvailable = ready >= replicasOf(rollout);
  return [
    {
      type: 'Available',
      status: isAvailable ? 'True' : 'False',
      reason: 'AvailableReason',
      message: isAvailable
        ? 'Rollout has minimum availability'
        : 'Rollout does not have minimum availability',
    },
  ];
}
