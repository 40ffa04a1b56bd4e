import type { KubeObject } from '../../json/KubeObject';
import { listAt, objectAt, textAt, valueAt } from '../../json/read';

const UNSCHEDULABLE = 'node.kubernetes.io/unschedulable';
const DAEMON_TOLERATED = [UNSCHEDULABLE, 'node.kubernetes.io/not-ready'];

/**
 * Why a node takes no such pod however empty it is, in the scheduler's words and order
 * (kubernetes/kubernetes: pkg/scheduler/framework/plugins).
 */
export function whyNever(
  pod: KubeObject,
  node: KubeObject,
): string | undefined {
  if (
    valueAt(node, 'spec', 'unschedulable') === true &&
    !tolerates(pod, { key: UNSCHEDULABLE, effect: 'NoSchedule' })
  ) {
    return 'node(s) were unschedulable';
  }
  const taint = untolerated(pod, node);
  if (taint) {
    const { key, value } = taint;
    return `node(s) had untolerated taint {${key}: ${value}}`;
  }
  return isChosen(pod, node)
    ? undefined
    : "node(s) didn't match Pod's node affinity/selector";
}

/** Whether a DaemonSet runs such a pod on a node, which it does on cordoned ones too. */
export function isDaemonNode(pod: KubeObject, node: KubeObject): boolean {
  const taint = untolerated(pod, node);
  return (
    (taint === undefined || DAEMON_TOLERATED.includes(taint.key)) &&
    isChosen(pod, node)
  );
}

interface Taint {
  key: string;
  value?: string;
  effect: string;
}

function untolerated(pod: KubeObject, node: KubeObject): Taint | undefined {
  return listAt(node, 'spec', 'taints')
    .map(taint => ({
      key: textAt(taint, 'key') ?? '',
      value: textAt(taint, 'value') ?? '',
      effect: textAt(taint, 'effect') ?? '',
    }))
    .find(
      taint => taint.effect !== 'PreferNoSchedule' && !tolerates(pod, taint),
    );
}

function tolerates(pod: KubeObject, { key, value = '', effect }: Taint) {
  return listAt(pod, 'spec', 'tolerations').some(toleration => {
    const wanted = textAt(toleration, 'key') ?? '';
    const exists = textAt(toleration, 'operator') === 'Exists';
    const ofEffect = textAt(toleration, 'effect') || effect;
    const ofValue = exists || (textAt(toleration, 'value') ?? '') === value;
    return (
      ofEffect === effect &&
      (wanted === '' ? exists : wanted === key && ofValue)
    );
  });
}

function isChosen(pod: KubeObject, node: KubeObject): boolean {
  const labels = node.metadata.labels ?? {};
  const selector = Object.entries(objectAt(pod, 'spec', 'nodeSelector') ?? {});
  const terms = listAt(
    pod,
    'spec',
    'affinity',
    'nodeAffinity',
    'requiredDuringSchedulingIgnoredDuringExecution',
    'nodeSelectorTerms',
  );
  return (
    selector.every(([key, value]) => labels[key] === value) &&
    (terms.length === 0 ||
      terms.some(term =>
        listAt(term, 'matchExpressions').every(one => meets(labels, one)),
      ))
  );
}

function meets(labels: Record<string, string>, expression: unknown): boolean {
  const value = labels[textAt(expression, 'key') ?? ''];
  const values = listAt(expression, 'values');
  switch (textAt(expression, 'operator')) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return Number(value) > Number(values[0]);
    case 'Lt':
      return Number(value) < Number(values[0]);
    default:
      return false;
  }
}
