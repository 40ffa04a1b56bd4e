import type { KubeObject } from '../../json/KubeObject';
import { listAt, objectAt, textAt } from '../../json/read';
import type { ClusterClient } from '../ClusterClient';
import { whyNever } from '../scheduling/nodeFilters';
import { nodeRooms, type NodeRoom } from '../scheduling/NodeRoom';
import { type Amounts, podRequests } from '../scheduling/podRequests';
import {
  type Refusal,
  unschedulableMessage,
} from '../scheduling/unschedulableMessage';

/** where pods run that ask for nothing special when a cluster has no nodes: most tests need none */
const ANYWHERE = 'simulated-node';

/** Puts each pod on the first node that takes it and has room; nodes are not weighed. */
export function schedulePods(client: ClusterClient, namespace: string): void {
  const waiting = client
    .list('pods', namespace)
    .filter(pod => !textAt(pod, 'spec', 'nodeName'));
  if (waiting.length === 0) {
    return;
  }
  const rooms = nodeRooms(client.list('nodes'), client.list('pods'));
  for (const pod of waiting) {
    if (listAt(pod, 'spec', 'schedulingGates').length > 0) {
      setUnscheduled(client, pod, {
        reason: 'SchedulingGated',
        message: 'Scheduling is blocked due to non-empty scheduling gates',
      });
    } else {
      schedule(client, pod, rooms);
    }
  }
}

function schedule(
  client: ClusterClient,
  pod: KubeObject,
  rooms: readonly NodeRoom[],
): void {
  const requests = podRequests(pod);
  const refusals: Refusal[] = [];
  for (const room of rooms) {
    const refusal = refusalOf(pod, requests, room);
    if (!refusal) {
      room.take(requests);
      bind(client, pod, room.node.metadata.name);
      return;
    }
    refusals.push(refusal);
  }
  if (rooms.length === 0 && !needsDevices(requests)) {
    bind(client, pod, ANYWHERE);
    return;
  }
  setUnscheduled(client, pod, {
    reason: 'Unschedulable',
    message: unschedulableMessage(refusals),
  });
}

function refusalOf(
  pod: KubeObject,
  requests: Amounts,
  room: NodeRoom,
): Refusal | undefined {
  const never = whyNever(pod, room.node);
  if (never) {
    return { reasons: [never], isPreemptible: false };
  }
  const shortages = room.shortagesFor(requests);
  return shortages.length > 0
    ? {
        reasons: shortages.map(({ resource }) =>
          resource === 'pods' ? 'Too many pods' : `Insufficient ${resource}`,
        ),
        isPreemptible: shortages.every(({ isForever }) => !isForever),
      }
    : undefined;
}

/** Extended resources are named by domain. */
function needsDevices(requests: Amounts): boolean {
  return [...requests.keys()].some(resource => resource.includes('/'));
}

function bind(client: ClusterClient, pod: KubeObject, nodeName: string): void {
  const { name, namespace = '' } = pod.metadata;
  client.ensure('pods', {
    name,
    namespace,
    fields: { spec: { ...objectAt(pod, 'spec'), nodeName } },
  });
}

function setUnscheduled(
  client: ClusterClient,
  pod: KubeObject,
  why: { reason: string; message: string },
): void {
  client.setStatus('pods', pod, {
    phase: 'Pending',
    conditions: [{ type: 'PodScheduled', status: 'False', ...why }],
  });
}
