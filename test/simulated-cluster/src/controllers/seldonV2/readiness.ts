import type { KubeObject } from '../../json/KubeObject';
import { conditionOf } from '../../json/read';
import type { Condition } from '../ClusterClient';

export function isReady(object: KubeObject | undefined): boolean {
  return conditionOf(object, 'Ready')?.status === 'True';
}

/** Conditions of which `Ready` is the sum, as Knative's libraries keep them. */
export function withReady(parts: readonly Condition[]): Condition[] {
  const bad = parts.find(({ status }) => status !== 'True');
  const { reason, message } = bad ?? {};
  return [
    ...parts,
    {
      type: 'Ready',
      status: bad ? bad.status : 'True',
      ...(reason !== undefined && { reason }),
      ...(message !== undefined && { message }),
    },
  ];
}

export function part(
  type: string,
  holds: boolean,
  why: { reason: string; message?: string },
): Condition {
  return { type, status: holds ? 'True' : 'False', ...why };
}
