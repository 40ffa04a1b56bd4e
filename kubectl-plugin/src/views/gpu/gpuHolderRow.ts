import {
  type GpuHolder,
  type GpuServiceUse,
  isUnknown,
} from '@modeldeck/plugin-model-serving-common';
import { acceleratorsOf, ageOf, NONE } from '../values';
import { idleText, isIdleFor, shareText, UNTOLD } from './gpuValues';

/** A pod that holds accelerators as a line. */
export interface GpuHolderRow {
  cluster: string;
  namespace: string;
  pod: string;
  class: string;
  /** the model service and its revision, or what else made the pod */
  of: string;
  gpus: string;
  node: string;
  pool: string;
  used: string;
  idleFor: string;
  isIdle: boolean;
  since: string;
  claims: string;
}

export function gpuHolderRow(
  holder: GpuHolder,
  {
    services,
    poolNames,
    now,
  }: {
    services: ReadonlyMap<string, GpuServiceUse>;
    poolNames: ReadonlyMap<string, string>;
    now: Date;
  },
): GpuHolderRow {
  const { pool, revision } = holder;
  const service = services.get(holder.service ?? '');
  return {
    cluster: holder.cluster,
    namespace: holder.namespace,
    pod: holder.pod,
    class: holder.class,
    of: service
      ? [service.name, revision].filter(Boolean).join(' ')
      : holder.owner ?? NONE,
    gpus: acceleratorsOf(holder.accelerators),
    node: holder.node || NONE,
    pool: isUnknown(pool) ? UNTOLD : poolNames.get(pool) ?? pool,
    used: shareText(holder.used),
    idleFor: idleText(holder.idleSeconds),
    isIdle: isIdleFor(holder.idleSeconds),
    since: ageOf(holder.since, now),
    claims: holder.claims.join(',') || NONE,
  };
}
