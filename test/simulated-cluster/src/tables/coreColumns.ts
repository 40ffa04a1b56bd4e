import type { KubeObject } from '../json/KubeObject';
import { conditionOf, listAt, objectAt, textAt, valueAt } from '../json/read';
import { AGE, computedColumn, NAME, pathColumn, type Column } from './Column';
import { podReady, podRestarts, podStatus } from './podCells';

const NONE = '<none>';

/** The columns of kinds that say no more than their name and age. */
export const NAME_AND_AGE: readonly Column[] = [NAME, AGE];

/** kubernetes/kubernetes: pkg/printers/internalversion/printers.go, and so below */
export const POD_COLUMNS: readonly Column[] = [
  NAME,
  computedColumn('Ready', podReady),
  computedColumn('Status', podStatus),
  computedColumn('Restarts', podRestarts),
  AGE,
  computedColumn('IP', pod => textAt(pod, 'status', 'podIP') ?? NONE, {
    priority: 1,
  }),
  computedColumn('Node', pod => textAt(pod, 'spec', 'nodeName') ?? NONE, {
    priority: 1,
  }),
  computedColumn(
    'Nominated Node',
    pod => textAt(pod, 'status', 'nominatedNodeName') || NONE,
    { priority: 1 },
  ),
  computedColumn('Readiness Gates', () => NONE, { priority: 1 }),
];

export const NODE_COLUMNS: readonly Column[] = [
  NAME,
  computedColumn('Status', nodeStatus),
  computedColumn('Roles', nodeRoles),
  AGE,
  computedColumn(
    'Version',
    node => textAt(node, 'status', 'nodeInfo', 'kubeletVersion') ?? '',
  ),
  computedColumn('Internal-IP', () => NONE, { priority: 1 }),
  computedColumn('External-IP', () => NONE, { priority: 1 }),
];

export const NAMESPACE_COLUMNS: readonly Column[] = [
  NAME,
  pathColumn('Status', '.status.phase'),
  AGE,
];

export const SERVICE_COLUMNS: readonly Column[] = [
  NAME,
  pathColumn('Type', '.spec.type'),
  computedColumn(
    'Cluster-IP',
    service => textAt(service, 'spec', 'clusterIP') || NONE,
  ),
  computedColumn(
    'External-IP',
    service => textAt(service, 'spec', 'externalName') ?? NONE,
  ),
  computedColumn('Port(s)', servicePorts),
  AGE,
  computedColumn('Selector', service => selectorText(service), {
    priority: 1,
  }),
];

export const EVENT_COLUMNS: readonly Column[] = [
  computedColumn('Last Seen', (event, now) =>
    String(
      AGE.cell(
        {
          ...event,
          metadata: {
            ...event.metadata,
            creationTimestamp:
              textAt(event, 'lastTimestamp') ??
              event.metadata.creationTimestamp,
          },
        },
        now,
      ),
    ),
  ),
  pathColumn('Type', '.type'),
  pathColumn('Reason', '.reason'),
  computedColumn('Object', event => {
    const kind = textAt(event, 'involvedObject', 'kind') ?? '';
    return `${kind.toLowerCase()}/${
      textAt(event, 'involvedObject', 'name') ?? ''
    }`;
  }),
  computedColumn('Message', event => (textAt(event, 'message') ?? '').trim()),
  computedColumn('Name', event => event.metadata.name, {
    priority: 1,
    format: 'name',
  }),
];

export const DATA_COLUMNS: readonly Column[] = [
  NAME,
  computedColumn(
    'Data',
    object =>
      Object.keys(objectAt(object, 'data') ?? {}).length +
      Object.keys(objectAt(object, 'binaryData') ?? {}).length,
    { type: 'string' },
  ),
  AGE,
];

export const SECRET_COLUMNS: readonly Column[] = [
  NAME,
  pathColumn('Type', '.type'),
  ...DATA_COLUMNS.slice(1),
];

const READINESS: Readonly<Record<string, string>> = {
  True: 'Ready',
  False: 'NotReady',
};

function nodeStatus(node: KubeObject): string {
  const ready = String(conditionOf(node, 'Ready')?.status);
  const words = [READINESS[ready] ?? 'Unknown'];
  if (valueAt(node, 'spec', 'unschedulable') === true) {
    words.push('SchedulingDisabled');
  }
  return words.join(',');
}

function nodeRoles(node: KubeObject): string {
  const prefix = 'node-role.kubernetes.io/';
  const roles = Object.keys(node.metadata.labels ?? {})
    .filter(label => label.startsWith(prefix))
    .map(label => label.slice(prefix.length))
    .sort();
  return roles.join(',') || NONE;
}

function servicePorts(service: KubeObject): string {
  const ports = listAt(service, 'spec', 'ports').map(port => {
    const nodePort = valueAt(port, 'nodePort');
    const protocol = textAt(port, 'protocol') ?? 'TCP';
    return `${valueAt(port, 'port')}${
      nodePort ? `:${nodePort}` : ''
    }/${protocol}`;
  });
  return ports.join(',') || NONE;
}

function selectorText(object: KubeObject): string {
  const selector = Object.entries(objectAt(object, 'spec', 'selector') ?? {});
  return selector.map(([k, v]) => `${k}=${String(v)}`).join(',') || NONE;
}
