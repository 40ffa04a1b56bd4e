import type { Condition } from '../kubernetes/conditions';
import { plainText } from '../kubernetes/plainText';
import { textWithoutCredentials } from '../kubernetes/withoutCredentials';
import type {
  Finding,
  Health,
  HealthStatus,
  PodSummary,
  Revision,
} from '../model/types';
import { camelCase } from './camelCase';
import { judgeReady } from './judgeReady';
import {
  failingPods,
  mayTakeTraffic,
  readyReplicas,
} from './revisionReadiness';

/**
 * What a platform knows about a service before its health is judged. Every platform ends in this
 * one function, so that "Ready but crashing" means the same everywhere.
 *
 * @public
 */
export interface HealthEvidence {
  /** somebody deletes it, which its finalizers may hold up */
  terminating?: { reason: string; message: string };
  /** a person stopped it: not a failure */
  stopped?: { reason: string; message: string };
  /** nothing runs because nothing is asked for, and the platform starts it on demand */
  scaledToZero?: { reason: string; message: string };
  /** the platform's own summary; undefined when it has not written one yet */
  ready: Condition | undefined;
  /** the status speaks of an older generation than the spec */
  statusIsStale: boolean;
  revisions: readonly Revision[];
  /** what is wrong with the pods and the platform's own failure reports */
  findings: readonly Finding[];
  /** why pods could not be read; health must not be called healthy from conditions alone then */
  podsUnknown?: string;
}

/**
 * The health of a service. What the pods do goes before what a condition says, since controllers
 * report Ready while pods crash (kserve/kserve#1859); a person's decision to delete or to stop goes
 * before both.
 *
 * @public
 */
export function assessHealth(evidence: HealthEvidence): Health {
  const health =
    terminatingHealth(evidence) ??
    stoppedHealth(evidence) ??
    failingPodsHealth(evidence) ??
    findingsHealth(evidence) ??
    idleHealth(evidence) ??
    judgeReady(evidence);
  return presentable(withoutPods(health, evidence));
}

function terminatingHealth({ terminating }: HealthEvidence) {
  return terminating && ({ status: 'progressing', ...terminating } as const);
}

function stoppedHealth({ stopped }: HealthEvidence): Health | undefined {
  return stopped && { status: 'stopped', ...stopped };
}

/** A revision at zero that cannot start harms nobody yet, but somebody asked for it to run. */
function failingPodsHealth({ revisions }: HealthEvidence): Health | undefined {
  const failing = revisions
    .filter(r => r.role !== 'retired' || mayTakeTraffic(r))
    .map(revision => ({ revision, pods: failingPods(revision) }))
    .find(({ pods }) => pods.length > 0);
  const [pod] = failing?.pods ?? [];
  if (!failing || !pod) {
    return undefined;
  }
  return {
    status: badStatus(revisions),
    reason: pod.state,
    message: failingPodsMessage(failing.revision, failing.pods),
  };
}

function failingPodsMessage(
  { name, pods: all }: Revision,
  failing: readonly PodSummary[],
): string {
  const [count, verb] =
    all.length === 1
      ? ['the only pod', 'fails']
      : [
          `${failing.length} of ${all.length} pods`,
          failing.length === 1 ? 'fails' : 'fail',
        ];
  // A single state is the reason already, which stands beside the message.
  const states = new Set(failing.map(({ state }) => state));
  const which = states.size > 1 ? `: ${[...states].join(', ')}` : '';
  return `${count} of revision ${name} ${verb}${which}`;
}

function findingsHealth(evidence: HealthEvidence): Health | undefined {
  const error = evidence.findings.find(f => f.severity === 'error');
  return (
    error && {
      status: badStatus(evidence.revisions),
      reason: error.rule,
      message: error.cause,
    }
  );
}

/** Some requests are still answered as long as one replica that takes them is ready. */
function badStatus(revisions: readonly Revision[]): HealthStatus {
  return revisions.some(r => mayTakeTraffic(r) && (readyReplicas(r) ?? 0) > 0)
    ? 'degraded'
    : 'failed';
}

/** Nothing runs and nothing is wrong, of which only a condition that is not False is proof. */
function idleHealth(evidence: HealthEvidence): Health | undefined {
  const { scaledToZero, ready, statusIsStale } = evidence;
  return scaledToZero && ready && ready.status !== 'False' && !statusIsStale
    ? { status: 'idle', ...scaledToZero }
    : undefined;
}

/**
 * Without pods, good news is not claimed: an on-call engineer who reads "healthy" stops looking,
 * and a condition alone has been wrong too often. Bad news stands, since no pod could undo it.
 */
function withoutPods(health: Health, { podsUnknown }: HealthEvidence): Health {
  const isGood = ['healthy', 'idle', 'progressing'].includes(health.status);
  if (podsUnknown === undefined || !isGood) {
    return health;
  }
  return {
    status: 'unknown',
    reason: 'PodsUnknown',
    message: `it reports ${health.reason}, but whether its pods run cannot be told: ${podsUnknown}`,
  };
}

function presentable({ status, reason, message }: Health): Health {
  return {
    status,
    reason: camelCase(reason).slice(0, 80) || camelCase(status),
    message: plainText(textWithoutCredentials(message)) || `it is ${status}`,
  };
}
