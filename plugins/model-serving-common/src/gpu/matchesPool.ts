import { matchesSelector } from '../kubernetes/labelSelector';
import { parseLabelSelector } from '../kubernetes/parseLabelSelector';
import { type Known, known } from '../model/known';
import { matchesGlob } from '../recognition/matchesGlob';
import type { PoolMatch } from './GpuSettings';

/** What may be asked of a pool. */
export interface MatchablePool {
  name: string;
  /** absent or unknown: it is in no role that one could ask for */
  role?: Known<string>;
  nodeLabels: ReadonlyArray<Readonly<Record<string, string>>>;
}

/** Whether a rule of the settings holds for a pool; a label has to be on one of its nodes. */
export function matchesPool(match: PoolMatch, pool: MatchablePool): boolean {
  const { name, label, role } = match;
  return (
    (name === undefined || matchesName(name, pool.name)) &&
    (label === undefined || matchesLabel(label, pool.nodeLabels)) &&
    (role === undefined ||
      (pool.role !== undefined && known(pool.role) === role))
  );
}

/** In names of pools a star stands for slashes too, which groups of products have. */
function matchesName(glob: string, name: string): boolean {
  return matchesGlob(glob.replace(/\*+/g, '**'), name);
}

function matchesLabel(
  label: string,
  nodeLabels: MatchablePool['nodeLabels'],
): boolean {
  const selector = parseLabelSelector(label);
  return (
    !('problem' in selector) &&
    nodeLabels.some(labels => matchesSelector(selector, labels))
  );
}
