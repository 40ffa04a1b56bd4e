import type {
  ClusterState,
  Gap,
  ModelServiceList,
} from '@modeldeck/plugin-model-serving-common';
import type { Host } from '../../cli/Host';
import type { ClusterAccess } from '../../cluster/ClusterAccess';
import { printable } from '../../terminal/printable';

/** Says on stderr what is missing from an answer. */
export function reportProblems(
  answer: Pick<ModelServiceList, 'clusters'>,
  host: Pick<Host, 'stderr'>,
): void {
  for (const problem of problemsOf(answer)) {
    host.stderr.write(`error: ${printable(problem)}\n`);
  }
}

/**
 * What stderr says about a list that is not whole, a line each: every cluster that did not
 * answer and every kind of object that could not be read, with what therefore cannot be told.
 */
export function problemsOf({
  clusters,
}: Pick<ModelServiceList, 'clusters'>): string[] {
  return clusters.flatMap(cluster => [
    ...clusterProblem(cluster),
    ...gapProblems(cluster),
  ]);
}

function clusterProblem({ name, reachable, error, staleSince }: ClusterState) {
  if (!reachable) {
    return [error ?? `${name}: the cluster does not answer`];
  }
  return staleSince
    ? [
        `${name}: shown as last seen at ${staleSince}${
          error ? `: ${error}` : ''
        }`,
      ]
    : [];
}

/** A kind that the cluster does not serve is a fact, not a problem: nothing of it can exist. */
function gapProblems({ name, reachable, gaps }: ClusterState): string[] {
  const unread = gaps.filter(({ state }) => state !== 'absent');
  return reachable
    ? alike(unread).map(group => `${name}: ${gapSentence(group)}`)
    : [];
}

/**
 * Gaps of one cause and scope: someone without any rights is told once, not once per kind. What
 * the API server says of a forbidden list names the kind, so those differ in their words only.
 */
function alike(gaps: readonly Gap[]): Gap[][] {
  const groups = new Map<string, Gap[]>();
  for (const gap of gaps) {
    const cause = gap.state === 'forbidden' ? '' : gap.reason;
    const key = JSON.stringify([gap.state, gap.namespace, cause]);
    groups.set(key, [...(groups.get(key) ?? []), gap]);
  }
  return [...groups.values()];
}

function gapSentence(gaps: readonly Gap[]): string {
  return [
    refusal(gaps),
    `cannot tell ${consequences(gaps)}`,
    ...nextStep(gaps),
  ].join('; ');
}

/** More than a few would bury the next step; the JSON has them all. */
const MOST_SAID = 4;

function someOf(all: readonly string[]): string {
  const rest = all.length - MOST_SAID;
  return rest > 1
    ? `${all.slice(0, MOST_SAID).join(', ')} and ${rest} more (see -o json)`
    : all.join(', ');
}

function consequences(gaps: readonly Gap[]): string {
  const all = gaps.flatMap(({ consequence }) => consequence.split('; '));
  return someOf([...new Set(all)]);
}

function refusal(gaps: readonly Gap[]): string {
  const { namespace, reason, state } = gaps[0]!;
  const resources = someOf(gaps.map(({ resource }) => resource));
  const where = namespace === undefined ? '' : ` in namespace ${namespace}`;
  if (state !== 'forbidden') {
    return `cannot list ${resources}${where}: ${reason}`;
  }
  const [user] = /User "[^"]*"/.exec(reason) ?? ['this user'];
  return `${user} may not list ${resources}${where}`;
}

/** What belongs to no namespace is not to be found in one. */
const CLUSTER_WIDE =
  /^(nodes|(resourceslices|deviceclasses)\.resource\.k8s\.io|(clusterqueues|cohorts|resourceflavors)\.kueue\.x-k8s\.io)$/;

function nextStep(gaps: readonly Gap[]): string[] {
  const [gap] = gaps;
  if (gap?.state !== 'forbidden') {
    return [];
  }
  const isSomewhere = gaps.some(({ resource }) => !CLUSTER_WIDE.test(resource));
  return [
    gap.namespace === undefined && isSomewhere
      ? 'ask for the right to list and watch them, or look in one namespace with -n'
      : 'ask for the right to list and watch them',
  ];
}

/**
 * What an empty answer may mean: kinds that nobody serves cannot have objects. Costs requests,
 * so it is asked only then, and says nothing when that fails as well.
 */
export async function notServed(access: ClusterAccess): Promise<string[]> {
  const { clusters } = await access.versions();
  return clusters.flatMap(({ cluster, platforms }) => {
    const absent = new Set(platforms.flatMap(platform => platform.notServed));
    return absent.size > 0
      ? [
          `${cluster}: the cluster does not serve ${[...absent].join(
            ', ',
          )}: is the platform installed?`,
        ]
      : [];
  });
}
