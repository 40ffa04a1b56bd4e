import type { FieldReader } from './FieldReader';
import { readQuantity } from './quantity';

/** @public */
export interface Container {
  name: string;
  image: string;
  /** an init container that keeps running beside the others (`restartPolicy: Always`) */
  restartable: boolean;
  hasReadinessProbe: boolean;
  /** extended resources (`nvidia.com/gpu`) only; for these request and limit are one number */
  extendedResources: Record<string, number>;
}

/** A container of a pod template, by which a workload may be recognised. @public */
export interface TemplateContainer extends Container {
  /** that it says it listens on */
  ports: number[];
}

/** @public */
export interface ContainerState {
  phase: 'waiting' | 'running' | 'terminated';
  reason: string;
  message: string;
  /** of a terminated container */
  exitCode: number | undefined;
  signal: number | undefined;
  finishedAt: string | undefined;
}

/** @public */
export interface ContainerStatus {
  name: string;
  image: string;
  ready: boolean;
  started: boolean;
  restartCount: number;
  state: ContainerState | undefined;
  lastState: ContainerState | undefined;
}

/** @public */
export function readContainer(container: FieldReader): Container {
  return {
    name: container.at('name').string() ?? '',
    image: container.at('image').string() ?? '',
    restartable: container.at('restartPolicy').string() === 'Always',
    hasReadinessProbe: container.at('readinessProbe').exists,
    extendedResources: readExtendedResources(container.at('resources')),
  };
}

/** Pods are many and their ports are not asked for, so only templates keep them. @public */
export function readTemplateContainer(
  container: FieldReader,
): TemplateContainer {
  return {
    ...readContainer(container),
    ports: container
      .at('ports')
      .list()
      .flatMap(port => port.at('containerPort').integer() ?? []),
  };
}

/** Of `resources` as a container has them: extended resources, and what is asked of them. */
export function readExtendedResources(
  resources: FieldReader,
): Record<string, number> {
  return {
    ...readExtended(resources.at('requests')),
    ...readExtended(resources.at('limits')),
  };
}

function readExtended(resources: FieldReader): Record<string, number> {
  const result: Record<string, number> = {};
  for (const [name, field] of resources.entries()) {
    if (!name.includes('/')) {
      continue;
    }
    const amount = readQuantity(field);
    if (amount !== undefined && amount < 0) {
      field.reject('quantity of zero or more');
    } else if (amount) {
      result[name] = amount;
    }
  }
  return result;
}

/** @public */
export function readContainerStatus(status: FieldReader): ContainerStatus {
  return {
    name: status.at('name').string() ?? '',
    image: status.at('image').string() ?? '',
    ready: status.at('ready').boolean() ?? false,
    started: status.at('started').boolean() ?? false,
    restartCount: Math.max(0, status.at('restartCount').integer() ?? 0),
    state: readState(status.at('state')),
    lastState: readState(status.at('lastState')),
  };
}

function readState(state: FieldReader): ContainerState | undefined {
  for (const phase of ['terminated', 'waiting', 'running'] as const) {
    const details = state.at(phase);
    if (details.exists) {
      return {
        phase,
        reason: details.at('reason').string() ?? '',
        message: details.at('message').string() ?? '',
        exitCode: details.at('exitCode').integer(),
        signal: details.at('signal').integer(),
        finishedAt: details.at('finishedAt').string(),
      };
    }
  }
  return undefined;
}
