import {
  type GpuDemand,
  type GpuReport,
  isUnknown,
  known,
} from '@modeldeck/plugin-model-serving-common';
import type { Tone } from '../../terminal/Screen';
import { humanDuration } from '../humanDuration';
import { acceleratorText } from './gpuValues';

/** What the numbers of a report do not say, behind a label. */
export interface GpuNote {
  label: string;
  text: string;
  /** what to do about it */
  next?: string;
  tone?: Tone;
}

/** More of one kind would bury the others; `-o json` has them all. */
const MOST = 4;
/** What is shown nowhere else. */
const MOST_IDLE = 12;

/** What waits, what is held for nothing, what is against the rules, and what cannot be told. */
export function gpuNotes(
  report: GpuReport,
  { now, idle }: { now: Date; idle: boolean },
): GpuNote[] {
  return [
    ...some(report.demand.map(one => pendingNote(one, now))),
    ...(idle ? some(nothingNotes(report), MOST_IDLE) : []),
    ...some(violationNotes(report)),
    ...some(problemNotes(report)),
    ...useNotes(report),
    ...nextNotes(report),
  ];
}

function some(notes: readonly GpuNote[], most = MOST): GpuNote[] {
  const rest = notes.length - most;
  return rest > 1
    ? [
        ...notes.slice(0, most),
        { label: '', text: `and ${rest} more (see -o json)` },
      ]
    : [...notes];
}

/** The scheduler says it of every pod; whom it cannot preempt is no reason. */
const PREEMPTION = /\.? preemption: .*$/s;

function pendingNote(demand: GpuDemand, now: Date): GpuNote {
  const { namespace, name, accelerators, since, reason } = demand;
  const began = Date.parse(known(since) ?? '');
  const time = Number.isNaN(began)
    ? ''
    : ` for ${humanDuration(now.getTime() - began)}`;
  return {
    label: 'Pending',
    text: `${namespace}/${name} waits${time} for ${acceleratorText(
      accelerators,
    )}`,
    next: known(reason)?.replace(PREEMPTION, ''),
    tone: 'warning',
  };
}

function nothingNotes({ services }: GpuReport): GpuNote[] {
  return services.flatMap(({ namespace, name, revisions }) =>
    revisions.flatMap(({ revision, heldForNothing }) =>
      heldForNothing === undefined
        ? []
        : [
            {
              label: 'Idle',
              text: `${[`${namespace}/${name}`, revision]
                .filter(Boolean)
                .join(' ')}: ${heldForNothing}`,
              tone: 'warning' as const,
            },
          ],
    ),
  );
}

const SEVERITY_TONES: Readonly<Record<string, Tone>> = {
  error: 'bad',
  warning: 'warning',
  info: 'quiet',
};

function violationNotes({ violations }: GpuReport): GpuNote[] {
  return violations.map(({ cause, policy, fix, severity }) => ({
    label: 'Policy',
    text: `${cause} [${policy}]`,
    next: fix,
    tone: SEVERITY_TONES[severity],
  }));
}

function problemNotes({ pools, problems }: GpuReport): GpuNote[] {
  const ofPools = pools.flatMap(pool =>
    pool.problems.map(problem => `${pool.name}: ${problem}`),
  );
  return [...ofPools, ...problems].map(text => ({
    label: 'Problem',
    text,
    tone: 'warning',
  }));
}

/** Where use was read, and of which nodes it was not. */
function useNotes(report: GpuReport): GpuNote[] {
  const { telemetry, nodes } = report;
  const untold = untoldNodes(report);
  const [[reason = ''] = [], ...others] = untold;
  if (isUnknown(telemetry) || (nodes.length > 0 && isAll(untold, nodes))) {
    const why = isUnknown(telemetry) ? telemetry.unknown : reason;
    return [
      quiet('Use', `unknown: ${why}`),
      ...(isUnknown(telemetry) ? [] : others.map(untoldNote)),
    ];
  }
  return [quiet('Use', toldText(report)), ...untold.map(untoldNote)];
}

function quiet(label: string, text: string): GpuNote {
  return { label, text, tone: 'quiet' };
}

function toldText({ telemetry, windowSeconds }: GpuReport): string {
  return windowSeconds > 0
    ? `over the last ${humanDuration(windowSeconds * 1000)}, from ${String(
        telemetry,
      )}`
    : `at this moment, from ${String(
        telemetry,
      )}; for how long something is idle takes a Prometheus: --prometheus`;
}

type UntoldNodes = Array<[reason: string, nodes: string[]]>;

function untoldNodes({ nodes }: GpuReport): UntoldNodes {
  const byReason = new Map<string, string[]>();
  for (const { name, devices } of nodes) {
    if (isUnknown(devices)) {
      const { unknown: reason } = devices;
      byReason.set(reason, [...(byReason.get(reason) ?? []), name]);
    }
  }
  return [...byReason];
}

function isAll(untold: UntoldNodes, nodes: readonly unknown[]): boolean {
  return untold.flatMap(([, names]) => names).length === nodes.length;
}

/** Nodes that a line names. */
const MOST_NAMED = 3;

function untoldNote([reason, names]: UntoldNodes[number]): GpuNote {
  const rest = names.length - MOST_NAMED;
  const named =
    rest > 0
      ? `${names.slice(0, MOST_NAMED).join(', ')} and ${rest} more`
      : names.join(', ');
  return quiet('Use', `unknown on ${named}: ${reason}`);
}

/** Pools tell how much is idle; whose it is takes reading every model service. */
function nextNotes({ pools, services, holders }: GpuReport): GpuNote[] {
  const isAttributed = services.length > 0 || holders.length > 0;
  const isIdle = pools.some(({ amounts }) =>
    amounts.some(({ idleHeld }) => (known(idleHeld) ?? 0) > 0),
  );
  return isIdle && !isAttributed
    ? [
        {
          label: 'Next',
          text: 'see who leaves them idle: `kubectl model gpu services -A`',
        },
      ]
    : [];
}
