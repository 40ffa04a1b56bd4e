import type { KubeObject } from '../json/KubeObject';
import { listAt, numberAt, objectAt, textAt, valueAt } from '../json/read';
import { AGE, computedColumn, NAME, pathColumn, type Column } from './Column';

/** kubernetes/kubernetes: pkg/printers/internalversion/printers.go */
const PODS_WIDE: readonly Column[] = [
  computedColumn('Containers', object => containers(object, 'name'), {
    priority: 1,
  }),
  computedColumn('Images', object => containers(object, 'image'), {
    priority: 1,
  }),
];

const SELECTOR = computedColumn(
  'Selector',
  object =>
    Object.entries(objectAt(object, 'spec', 'selector', 'matchLabels') ?? {})
      .map(([key, value]) => `${key}=${String(value)}`)
      .join(',') || '<none>',
  { priority: 1 },
);

function count(object: KubeObject, field: string): number {
  return numberAt(object, 'status', field) ?? 0;
}

function wanted(object: KubeObject): number {
  return numberAt(object, 'spec', 'replicas') ?? 1;
}

export const DEPLOYMENT_COLUMNS: readonly Column[] = [
  NAME,
  computedColumn('Ready', d => `${count(d, 'readyReplicas')}/${wanted(d)}`),
  computedColumn('Up-to-date', d => count(d, 'updatedReplicas')),
  computedColumn('Available', d => count(d, 'availableReplicas')),
  AGE,
  ...PODS_WIDE,
  SELECTOR,
];

export const REPLICA_SET_COLUMNS: readonly Column[] = [
  NAME,
  computedColumn('Desired', wanted, { type: 'integer' }),
  computedColumn('Current', rs => count(rs, 'replicas'), { type: 'integer' }),
  computedColumn('Ready', rs => count(rs, 'readyReplicas'), {
    type: 'integer',
  }),
  AGE,
  ...PODS_WIDE,
  SELECTOR,
];

export const STATEFUL_SET_COLUMNS: readonly Column[] = [
  NAME,
  computedColumn('Ready', s => `${count(s, 'readyReplicas')}/${wanted(s)}`),
  AGE,
  ...PODS_WIDE,
];

export const DAEMON_SET_COLUMNS: readonly Column[] = [
  NAME,
  computedColumn('Desired', d => count(d, 'desiredNumberScheduled')),
  computedColumn('Current', d => count(d, 'currentNumberScheduled')),
  computedColumn('Ready', d => count(d, 'numberReady')),
  computedColumn('Up-to-date', d => count(d, 'updatedNumberScheduled')),
  computedColumn('Available', d => count(d, 'numberAvailable')),
  computedColumn(
    'Node Selector',
    d =>
      Object.entries(
        objectAt(d, 'spec', 'template', 'spec', 'nodeSelector') ?? {},
      )
        .map(([key, value]) => `${key}=${String(value)}`)
        .join(',') || '<none>',
  ),
  AGE,
  ...PODS_WIDE,
  SELECTOR,
];

export const JOB_COLUMNS: readonly Column[] = [
  NAME,
  computedColumn('Status', jobStatus),
  computedColumn(
    'Completions',
    job =>
      `${count(job, 'succeeded')}/${numberAt(job, 'spec', 'completions') ?? 1}`,
  ),
  computedColumn('Duration', () => ''),
  AGE,
];

export const AUTOSCALER_COLUMNS: readonly Column[] = [
  NAME,
  computedColumn('Reference', hpa => {
    const target = objectAt(hpa, 'spec', 'scaleTargetRef');
    return `${textAt(target, 'kind') ?? ''}/${textAt(target, 'name') ?? ''}`;
  }),
  computedColumn('Targets', () => '<unknown>'),
  computedColumn('MinPods', hpa =>
    String(valueAt(hpa, 'spec', 'minReplicas') ?? '<unset>'),
  ),
  pathColumn('MaxPods', '.spec.maxReplicas', { type: 'integer' }),
  pathColumn('Replicas', '.status.currentReplicas', { type: 'integer' }),
  AGE,
];

function containers(object: KubeObject, field: string): string {
  return listAt(object, 'spec', 'template', 'spec', 'containers')
    .map(container => String(valueAt(container, field) ?? ''))
    .join(',');
}

function jobStatus(job: KubeObject): string {
  const types = listAt(job, 'status', 'conditions')
    .filter(condition => valueAt(condition, 'status') === 'True')
    .map(condition => String(valueAt(condition, 'type')));
  return types[0] ?? 'Running';
}
