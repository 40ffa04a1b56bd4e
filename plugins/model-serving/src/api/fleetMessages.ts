import type { ModelServiceList } from '@modeldeck/plugin-model-serving-common';
import type { FleetChange } from './FleetChange';

const API_VERSION = 'modeldeck.io/v1alpha1';

/** The backend and the page do not understand each other. */
export class FleetFormatError extends Error {
  constructor(problem: string) {
    super(
      `The model-serving backend sent what this page cannot read: ${problem}. Install the same version of both plugins.`,
    );
    this.name = 'FleetFormatError';
  }
}

/**
 * The backend checks every service it sends; the page checks only that both speak the same
 * version, since a full parse of 10,000 services would freeze it at each reconnect.
 */
export function parseFleet(json: string): ModelServiceList {
  return asFleet(parseJson(json));
}

/** Throws when the answer is no list of this version. */
export function asFleet(value: unknown): ModelServiceList {
  const list = value as Partial<ModelServiceList> | null;
  if (
    list?.kind !== 'ModelServiceList' ||
    list.apiVersion !== API_VERSION ||
    !Array.isArray(list.items) ||
    !Array.isArray(list.clusters)
  ) {
    throw new FleetFormatError(
      `expected a ModelServiceList of ${API_VERSION}, got ${describe(list)}`,
    );
  }
  return list as ModelServiceList;
}

export function parseChange(json: string): FleetChange {
  const change = parseJson(json) as Partial<FleetChange> | null;
  if (!Array.isArray(change?.changed) || !Array.isArray(change.removed)) {
    throw new FleetFormatError(
      'expected a change with the lists "changed" and "removed"',
    );
  }
  return {
    changed: change.changed,
    removed: change.removed,
    clusters: change.clusters ?? [],
  };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new FleetFormatError(`no JSON (${(error as Error).message})`);
  }
}

function describe(value: { kind?: unknown; apiVersion?: unknown } | null) {
  return value && typeof value === 'object'
    ? `kind ${String(value.kind)} of ${String(value.apiVersion)}`
    : typeof value;
}
