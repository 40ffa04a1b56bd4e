import { PODS } from '../../kubernetes/pod';
import { findingSchema } from '../../model/findingSchema';
import { diagnosePods } from '../podRules';

type Raw = Record<string, unknown>;

interface PodFixture {
  name?: string;
  spec?: Raw;
  status?: Raw;
  deleted?: boolean;
}

export function pod({ name = 'fraud-1', spec, status, deleted }: PodFixture) {
  return PODS.decode({
    metadata: {
      name,
      namespace: 'team',
      ...(deleted && { deletionTimestamp: '2026-01-01T00:00:00Z' }),
    },
    spec: { containers: [{ name: 'server', image: 'reg/fraud:v2' }], ...spec },
    status: { phase: 'Running', ...status },
  });
}

export function withContainer(container: Raw, name?: string) {
  return pod({
    ...(name && { name }),
    status: {
      containerStatuses: [{ name: 'server', restartCount: 7, ...container }],
    },
  });
}

export function withInit(container: Raw) {
  return pod({
    spec: { initContainers: [{ name: container.name }] },
    status: { initContainerStatuses: [{ restartCount: 3, ...container }] },
  });
}

export const waiting = (reason: string, message = '') => ({
  waiting: { reason, message },
});
export const ended = (exitCode: number, reason = 'Error', message = '') => ({
  terminated: { exitCode, reason, message, finishedAt: '2026-01-01T00:00:00Z' },
});
export const unschedulable = (message: string, spec: Raw = {}) =>
  pod({
    spec,
    status: {
      phase: 'Pending',
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
          message,
        },
      ],
    },
  });

export function only(observed: ReturnType<typeof pod>) {
  const findings = diagnosePods([observed]);
  expect(findings).toHaveLength(1);
  expect(findingSchema.parse(findings[0])).toEqual(findings[0]);
  return findings[0]!;
}
