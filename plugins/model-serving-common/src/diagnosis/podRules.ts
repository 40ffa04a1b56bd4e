import type { Pod } from '../kubernetes/pod';
import type { Finding } from '../model/types';
import { containerConfigError } from './containerConfigError';
import { crashLoop } from './crashLoop';
import { evicted } from './evicted';
import { imagePull } from './imagePull';
import { oomKilled } from './oomKilled';
import type { PodRule } from './PodRule';
import { readinessProbe } from './readinessProbe';
import { storageInitializer } from './storageInitializer';
import { unschedulable } from './unschedulable';

/**
 * The most specific first: of each pod only the first rule that speaks is heard. A container
 * killed for memory is in a crash loop as well, but that is not its cause.
 *
 * @public
 */
export const podRules: readonly PodRule[] = [
  evicted,
  unschedulable,
  imagePull,
  containerConfigError,
  storageInitializer,
  oomKilled,
  crashLoop,
  readinessProbe,
];

const MOST_EVIDENCE = 4;

/**
 * What is wrong with these pods, each cause once: ten replicas that crash alike are one finding
 * about the first of them, with the others among the evidence.
 *
 * @public
 */
export function diagnosePods(pods: readonly Pod[]): Finding[] {
  const byCause = new Map<string, Finding>();
  for (const finding of pods.flatMap(diagnosePod)) {
    const key = `${finding.rule}\n${finding.cause}`;
    const first = byCause.get(key);
    byCause.set(key, first ? withEvidenceOf(first, finding) : finding);
  }
  return [...byCause.values()];
}

function diagnosePod(pod: Pod): Finding[] {
  for (const rule of podRules) {
    const finding = rule(pod);
    if (finding) {
      return [finding];
    }
  }
  return [];
}

function withEvidenceOf(first: Finding, other: Finding): Finding {
  const evidence = [...first.evidence, ...other.evidence.slice(0, 1)];
  return { ...first, evidence: evidence.slice(0, MOST_EVIDENCE) };
}
