import type {
  CanaryReport,
  CanaryRun,
  Decision,
} from '@modeldeck/plugin-model-serving-common';
import {
  type CanaryMemory,
  readCanaryMemory,
} from '@modeldeck/plugin-model-serving-node';
import { optional, type TimeColumn, timeOf } from './columns';

/** One canary against one stable revision, while it is watched and after. */
export interface StoredWatch extends NewWatch {
  id: string;
  /** of the last look that succeeded */
  lookedAt?: string;
  /** absent while it is under way */
  endedAt?: string;
  outcome?: CanaryRun['outcome'];
  /** with which watching goes on */
  memory?: CanaryMemory;
  /** what the last look found */
  report?: CanaryReport;
  /** the decision that the owner was told last */
  told?: Decision;
  /** when the policy acted by itself */
  actedAt?: string;
  /** why the looks since then failed */
  trouble?: { since: string; reason: string };
  /** raised with each look: of two that began with the same one is kept */
  version: number;
}

/** What is known of a canary before the first look. */
export interface NewWatch extends Pick<CanaryRun, 'stable' | 'canary'> {
  service: string;
  beganAt: string;
}

/** As the table has it. */
export interface WatchRow {
  id: string;
  service: string;
  stable: string;
  canary: string;
  sides: string;
  began_at: TimeColumn;
  looked_at: TimeColumn | null;
  ended_at: TimeColumn | null;
  outcome: CanaryRun['outcome'] | null;
  memory: string | null;
  report: string | null;
  decision: string | null;
  told: Decision | null;
  acted_at: TimeColumn | null;
  trouble: string | null;
  trouble_since: TimeColumn | null;
  version: number;
}

/** What there is of a watch without what is kept of it. */
export const OUTLINE = [
  'id',
  'service',
  'sides',
  'began_at',
  'looked_at',
  'ended_at',
  'outcome',
  'told',
  'acted_at',
  'trouble',
  'trouble_since',
  'version',
] as const;

/** Raised when what is kept changes its meaning: older evidence is not read as something else. */
const MEMORY_VERSION = 1;

/** What is kept, as a column. */
export function memoryColumn(memory: CanaryMemory): string {
  return JSON.stringify({ version: MEMORY_VERSION, ...memory });
}

function readMemory(text: string): CanaryMemory | undefined {
  const { version, ...memory } = JSON.parse(text);
  return version === MEMORY_VERSION ? readCanaryMemory(memory) : undefined;
}

export function toWatch(
  row: Omit<WatchRow, 'stable' | 'canary' | 'decision'>,
): StoredWatch {
  const { stable, canary } = JSON.parse(row.sides) as NewWatch;
  return {
    id: row.id,
    service: row.service,
    stable,
    canary,
    beganAt: timeOf(row.began_at),
    lookedAt: optional(row.looked_at, timeOf),
    endedAt: optional(row.ended_at, timeOf),
    outcome: row.outcome ?? undefined,
    memory: optional(row.memory, readMemory),
    report: optional(row.report, text => JSON.parse(text) as CanaryReport),
    told: row.told ?? undefined,
    actedAt: optional(row.acted_at, timeOf),
    trouble:
      row.trouble === null || row.trouble_since === null
        ? undefined
        : { since: timeOf(row.trouble_since), reason: row.trouble },
    version: row.version,
  };
}
