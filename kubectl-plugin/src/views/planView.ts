import {
  isUnknown,
  type Known,
  type ModelService,
  type Plan,
  type PlannedWrite,
  type PlanRisk,
} from '@modeldeck/plugin-model-serving-common';
import { ACTION_WORDS } from './actionWords';
import { NONE, UNKNOWN } from './values';

/** A plan as a person reads it. */
export interface PlanView {
  title: string;
  cluster: string;
  summary: string;
  writes: WriteView[];
  traffic: TrafficRow[];
  risks: PlanRisk[];
  /** reasons of shares that cannot be told, each once */
  unknowns: string[];
  undo: string;
}

export interface WriteView {
  object: string;
  /** field by field; where they are not known, what the write does */
  fields: Array<{ path: string; from?: string; to?: string } | string>;
}

export interface ShareView {
  text: string;
  /** undefined: there is no such number */
  percent?: number;
}

export interface TrafficRow {
  revision: string;
  role: string;
  before: ShareView;
  after: ShareView;
}

export function planView(service: ModelService, plan: Plan): PlanView {
  const { cluster, namespace, name, kind } = service;
  return {
    title: `${ACTION_WORDS[plan.action].ask} ${namespace}/${name} (${kind})`,
    cluster,
    summary: plan.summary,
    writes: plan.writes.map(writeView),
    traffic: trafficRows(service, plan),
    risks: plan.risks,
    unknowns: unknownsOf(plan),
    undo: plan.undo,
  };
}

function writeView({
  object: { kind, name },
  subresource,
  changes,
  summary,
}: PlannedWrite): WriteView {
  return {
    object: `${kind}/${name}${subresource ? ` (its ${subresource})` : ''}`,
    fields: changes && changes.length > 0 ? changes : [summary],
  };
}

function trafficRows(
  { revisions }: ModelService,
  { before, after }: Plan,
): TrafficRow[] {
  const names = [...before, ...after].map(({ revision }) => revision);
  return [...new Set(names)].map(revision => ({
    revision,
    role: roleOf(revision),
    before: shareView(before.find(share => share.revision === revision)),
    after: shareView(after.find(share => share.revision === revision)),
  }));

  function roleOf(revision: string): string {
    const appears = after.some(
      share => share.appearing && share.revision === revision,
    );
    return (
      revisions.find(({ name }) => name === revision)?.role ??
      (appears ? 'new' : NONE)
    );
  }
}

function shareView(share?: { percent: Known<number> }): ShareView {
  if (!share) {
    return { text: NONE };
  }
  const { percent } = share;
  return isUnknown(percent)
    ? { text: UNKNOWN }
    : { text: `${Math.round(percent * 100) / 100}%`, percent };
}

function unknownsOf({ before, after }: Plan): string[] {
  return [
    ...new Set(
      [...before, ...after].flatMap(({ percent }) =>
        isUnknown(percent) ? [percent.unknown] : [],
      ),
    ),
  ];
}
