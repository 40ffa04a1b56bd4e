import {
  type ClusterState,
  type GpuAmounts,
  type GpuPool,
  type GpuReport,
  known,
} from '@modeldeck/plugin-model-serving-common';
import type { GpuSample } from './GpuSample';

/** More pools than anybody runs; labels may hold anything, and a database must not fill by them. */
const MOST_SERIES = 500;
/** What databases can index; a label is far shorter. */
const LONGEST_KEY = 600;

/** Without these, what is held cannot be told. */
const NEEDED = ['nodes', 'pods'];

/**
 * What is worth remembering of a moment. A cluster that was not read whole is left out: the last
 * known numbers, written down again and again, would read as if somebody had looked.
 */
export function sampleReport(report: GpuReport): GpuSample[] {
  const clusters = new Set(
    report.clusters.filter(isWhole).map(({ name }) => name),
  );
  return [...clusters].flatMap(cluster =>
    report.pools
      .filter(pool => pool.cluster === cluster && pool.id.length < LONGEST_KEY)
      .flatMap(samplesOf)
      .sort(byCapacity)
      .slice(0, MOST_SERIES),
  );
}

function isWhole({ reachable, staleSince, gaps }: ClusterState): boolean {
  return (
    reachable &&
    staleSince === undefined &&
    !gaps.some(({ resource }) => NEEDED.includes(resource))
  );
}

/** Products of one resource are added up: their units are alike. Modes are not. */
function samplesOf(pool: GpuPool): GpuSample[] {
  const samples = new Map<string, GpuSample>();
  for (const amounts of pool.amounts) {
    const key = `${amounts.mode} ${amounts.resource}`;
    const former = samples.get(key);
    samples.set(key, former ? add(former, amounts) : sampleOf(pool, amounts));
  }
  return [...samples.values()].filter(
    ({ resource }) => resource.length < LONGEST_KEY,
  );
}

function sampleOf(
  { cluster, id, demand }: GpuPool,
  { resource, mode, used, idleHeld, ...amounts }: GpuAmounts,
): GpuSample {
  return {
    cluster,
    pool: id,
    resource,
    mode,
    capacity: amounts.capacity,
    allocated: amounts.allocated,
    free: amounts.free,
    demand: demand.find(asked => asked.resource === resource)?.count ?? 0,
    used: known(used),
    idleHeld: known(idleHeld),
  };
}

function add(sample: GpuSample, amounts: GpuAmounts): GpuSample {
  return {
    ...sample,
    capacity: sample.capacity + amounts.capacity,
    allocated: sample.allocated + amounts.allocated,
    free: sample.free + amounts.free,
    used: sum(sample.used, known(amounts.used)),
    idleHeld: sum(sample.idleHeld, known(amounts.idleHeld)),
  };
}

/** Of a sum with one part unknown nothing is known. */
function sum(a: number | undefined, b: number | undefined) {
  return a === undefined || b === undefined ? undefined : a + b;
}

function byCapacity(a: GpuSample, b: GpuSample): number {
  return b.capacity - a.capacity || (a.pool < b.pool ? -1 : 1);
}
