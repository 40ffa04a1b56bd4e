import type { JsonObject, KubeObject } from '../../json/KubeObject';
import { listAt, textAt } from '../../json/read';
import type { ClusterClient } from '../ClusterClient';

/** A model, image or argument with this word in it does not start: how a test breaks a version. */
const BROKEN = /broken/;
const UNPULLABLE = /missing/;

/** Starts the containers of scheduled pods, once. */
export function runPods(client: ClusterClient, namespace: string): void {
  for (const pod of client.list('pods', namespace)) {
    const started = listAt(pod, 'status', 'containerStatuses').length > 0;
    if (textAt(pod, 'spec', 'nodeName') && !started) {
      start(client, pod);
    }
  }
}

function start(client: ClusterClient, pod: KubeObject): void {
  const containers = listAt(pod, 'spec', 'containers');
  const time = client.timestamp();
  const statuses = containers.map(container =>
    containerStatus(container, outcomeOf(container), time),
  );
  const ready = statuses.every(status => status.ready === true);
  client.setStatus('pods', pod, {
    phase: 'Running',
    startTime: time,
    podIP: '10.0.0.1',
    conditions: ['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(
      type => ({
        type,
        status: ready || !type.endsWith('Ready') ? 'True' : 'False',
        ...(!ready &&
          type.endsWith('Ready') && { reason: 'ContainersNotReady' }),
      }),
    ),
    containerStatuses: statuses,
  });
  containers.forEach(container => writeLog(client, pod, container));
}

type Outcome = 'running' | 'crashing' | 'unpullable';

function outcomeOf(container: unknown): Outcome {
  if (UNPULLABLE.test(textAt(container, 'image') ?? '')) {
    return 'unpullable';
  }
  return BROKEN.test(JSON.stringify(container)) ? 'crashing' : 'running';
}

function containerStatus(
  container: unknown,
  outcome: Outcome,
  time: string,
): JsonObject {
  const crash = {
    exitCode: 1,
    reason: 'Error',
    message: 'RuntimeError: the model could not be loaded',
    startedAt: time,
    finishedAt: time,
  };
  const waiting =
    outcome === 'crashing'
      ? {
          reason: 'CrashLoopBackOff',
          message: 'back-off 5m0s restarting failed container',
        }
      : {
          reason: 'ImagePullBackOff',
          message: `Back-off pulling image "${
            textAt(container, 'image') ?? ''
          }"`,
        };
  return {
    name: textAt(container, 'name') ?? '',
    image: textAt(container, 'image') ?? '',
    ready: outcome === 'running',
    started: outcome === 'running',
    restartCount: outcome === 'crashing' ? 5 : 0,
    state:
      outcome === 'running' ? { running: { startedAt: time } } : { waiting },
    lastState: outcome === 'crashing' ? { terminated: crash } : {},
  };
}

function writeLog(
  client: ClusterClient,
  pod: KubeObject,
  container: unknown,
): void {
  const id = {
    namespace: pod.metadata.namespace ?? '',
    pod: pod.metadata.name,
    container: textAt(container, 'name') ?? '',
  };
  switch (outcomeOf(container)) {
    case 'running':
      client.logs.write(id, 'Loading the model', 'Ready to serve');
      break;
    case 'crashing':
      for (const previous of [true, false]) {
        client.logs.write(
          { ...id, previous },
          'Loading the model',
          'RuntimeError: the model could not be loaded',
        );
      }
      break;
    default:
  }
}
