import { InputError } from '@backstage/errors';
import { type HistoryGrid, historyGrid } from '../gpu/history/toGpuHistory';

export interface HistoryQuery {
  cluster: string;
  /** id */
  pool: string;
  grid: HistoryGrid;
}

const PARAMETERS = ['cluster', 'pool', 'from', 'to'];

const WEEK_MS = 7 * 86_400_000;
/** Nothing is kept for longer; who asks for more is answered with that. */
const LONGEST_MS = 93 * 86_400_000;

/**
 * Which past a request is about: the last week, where it does not say.
 *
 * @throws InputError that names the parameter
 */
export function readHistoryQuery(
  query: Record<string, unknown>,
  now: Date,
): HistoryQuery {
  for (const name of Object.keys(query)) {
    if (!PARAMETERS.includes(name)) {
      throw new InputError(
        `No such parameter; known are ${PARAMETERS.join(', ')}`,
      );
    }
  }
  const pool = text(query, 'pool');
  const [encoded = ''] = pool.split('/');
  const cluster =
    query.cluster === undefined ? decoded(encoded) : text(query, 'cluster');
  const to = new Date(Math.min(time(query, 'to') ?? Infinity, now.getTime()));
  const from = new Date(
    Math.max(
      time(query, 'from') ?? to.getTime() - WEEK_MS,
      to.getTime() - LONGEST_MS,
    ),
  );
  if (from >= to) {
    throw new InputError('from must be before to, and in the past');
  }
  return { cluster, pool, grid: historyGrid(from, to) };
}

function text(query: Record<string, unknown>, name: string): string {
  const value = query[name];
  if (typeof value !== 'string' || value === '') {
    throw new InputError(`${name} must be given once, as text`);
  }
  return value;
}

function time(
  query: Record<string, unknown>,
  name: string,
): number | undefined {
  if (query[name] === undefined) {
    return undefined;
  }
  const at = Date.parse(text(query, name));
  if (Number.isNaN(at)) {
    throw new InputError(`${name} must be a time, e.g. 2026-11-21T12:00:00Z`);
  }
  return at;
}

/** The cluster is the first part of a pool's id. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new InputError('pool must be the id of a pool');
  }
}
