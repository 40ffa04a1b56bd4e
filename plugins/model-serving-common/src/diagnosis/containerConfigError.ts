import type { Pod } from '../kubernetes/pod';
import type { Finding } from '../model/types';
import { findingAbout, quote } from './finding';
import { kubectlCommand } from './kubectlCommand';
import { observedContainers } from './observedContainers';

const REASONS = new Set([
  'ContainerCannotRun',
  'CreateContainerConfigError',
  'CreateContainerError',
  'RunContainerError',
  'StartError',
]);

const MISSING_OBJECT = /\b(secret|configmap) "([^"]+)" not found/i;
const MISSING_KEY = /couldn't find key (\S+) in (Secret|ConfigMap) \S+?\/(\S+)/;

interface Missing {
  kind: string;
  name: string;
  key?: string;
}

/** A container that cannot even be created, usually for want of a Secret or ConfigMap. @public */
export function containerConfigError(pod: Pod): Finding | undefined {
  const container = observedContainers(pod).find(({ state }) =>
    REASONS.has(state?.reason ?? ''),
  );
  if (!container?.state) {
    return undefined;
  }
  const { title, state } = container;
  const missing = findMissing(state.message);
  return findingAbout(pod, {
    rule: 'container-config-error',
    severity: 'error',
    cause: `${title} cannot be created${
      missing ? `: ${description(missing)}` : ''
    }`,
    evidence: [
      {
        source: 'container',
        detail: `${title}: ${state.reason} ${quote(state.message)}`,
      },
    ],
    fix: missing
      ? `create it or correct the reference; see ${kubectlCommand(
          pod,
          'get',
          missing.kind,
          missing.name,
        )}`
      : `see ${kubectlCommand(pod, 'describe', 'pod', pod.metadata.name)}`,
  });
}

function findMissing(message: string): Missing | undefined {
  const [, kind, name] = MISSING_OBJECT.exec(message) ?? [];
  if (kind && name) {
    return { kind: kind.toLowerCase(), name };
  }
  const [, key, holder, holderName] = MISSING_KEY.exec(message) ?? [];
  return key && holder && holderName
    ? { kind: holder.toLowerCase(), name: holderName, key }
    : undefined;
}

function description({ kind, name, key }: Missing): string {
  return key === undefined
    ? `the ${kind} "${name}" does not exist`
    : `the ${kind} "${name}" has no key "${key}"`;
}
