import type { Revision } from '@modeldeck/plugin-model-serving-common';
import { type PodView, podView } from './podView';
import { acceleratorsOf, readyOf, textOf } from './values';

export interface RevisionView {
  name: string;
  role: string;
  version: string;
  ready: string;
  declared: string;
  programmed: string;
  observed: string;
  /** declared and programmed are both known and not the same */
  disagrees: boolean;
  gpus: string;
  pods: readonly PodView[];
}

export function revisionView(revision: Revision, now: Date): RevisionView {
  const { declared, programmed, observed } = revision.traffic;
  return {
    name: revision.name,
    role: revision.role,
    version: textOf(revision.modelVersion),
    ready: readyOf([revision.replicas]),
    declared: percent(declared),
    programmed: percent(programmed),
    observed: percent(observed),
    disagrees:
      'percent' in declared &&
      'percent' in programmed &&
      declared.percent !== programmed.percent,
    gpus: acceleratorsOf(revision.accelerators),
    pods: revision.pods.map(pod => podView(pod, now)),
  };
}

function percent(share: Revision['traffic']['declared']): string {
  return 'percent' in share ? `${share.percent}%` : textOf(share);
}
