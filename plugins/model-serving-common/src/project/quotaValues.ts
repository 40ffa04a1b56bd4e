import { textAnswer } from './answers';
import type { Answers } from './ProjectKind';
import type { ProjectSettings } from './ProjectSettings';

/** Of what has no pool, or one that no queue is configured for. */
const ELSEWHERE = 'default';

/** What quotas of a namespace want of pods, as manifests say it. */
export interface QuotaValues {
  /** LocalQueue of Kueue for the pods with the model; empty: none */
  queue: string;
  /** the one for pods beside them, which need no accelerator */
  besideQueue: string;
  /** how much CPU the pods with the model get at most; empty: no limit */
  cpuLimit: string;
  /** times what is asked for, for small containers; 0: no limit */
  cpuRatio: number;
}

/** What follows for quotas from how much CPU, and which pool, is asked for. */
export function quotaValues(
  answers: Answers,
  values: Readonly<Record<string, unknown>>,
  { queues, cpuLimitRatio = 0 }: ProjectSettings,
): QuotaValues {
  const besideQueue = queues[ELSEWHERE] ?? '';
  const pool = values.accelerator ? textAnswer(answers, 'pool') : '';
  return {
    queue: (Object.hasOwn(queues, pool) ? queues[pool] : '') || besideQueue,
    besideQueue,
    cpuLimit: timesCpu(values.cpu, cpuLimitRatio),
    cpuRatio: cpuLimitRatio,
  };
}

/** A quantity such as `500m` or `1.5`, several times; empty for what is none. */
function timesCpu(cpu: unknown, times: number): string {
  const [, amount, unit] = /^(\d+(?:\.\d+)?)(m?)$/.exec(String(cpu)) ?? [];
  if (amount === undefined || times === 0) {
    return '';
  }
  const milli = Math.round(Number(amount) * (unit === 'm' ? 1 : 1000) * times);
  return milli % 1000 === 0 ? String(milli / 1000) : `${milli}m`;
}
