import type { NamespaceObjects } from '../../NamespaceObjects';
import type { InferenceService } from '../inferenceService/inferenceService';
import {
  runtimeMismatch,
  type WantedRuntime,
  wantedRuntime,
} from './runtimeMismatch';
import {
  CLUSTER_SERVING_RUNTIMES,
  SERVING_RUNTIMES,
  type ServingRuntime,
} from './servingRuntime';

/** Which runtime KServe takes for a service, or why it has none to take. */
export type RuntimeChoice =
  | { state: 'chosen'; runtime: ServingRuntime }
  /** its name is known and nothing else */
  | { state: 'named'; name: string; why: string }
  | { state: 'none-needed' }
  | { state: 'unknown'; why: string }
  /** the runtime that the spec names is in no place that KServe looks in */
  | { state: 'not-found'; name: string }
  /** no runtime fits; each with its reason, the nearest first */
  | { state: 'no-match'; candidates: RejectedRuntime[] };

export interface RejectedRuntime {
  runtime: ServingRuntime;
  why: string;
}

/** Reasons for which KServe has not taken a runtime, although its status may still name one. */
const RUNTIME_FAILURES = new Set([
  'NoSupportingRuntime',
  'RuntimeNotRecognized',
  'RuntimeDisabled',
]);

/** KServe's word for it that no runtime could be taken, as long as it holds. */
export function hasRuntimeFailure({ modelStatus }: InferenceService): boolean {
  const { transitionStatus, lastFailure } = modelStatus;
  return (
    transitionStatus === 'InvalidSpec' &&
    lastFailure !== undefined &&
    RUNTIME_FAILURES.has(lastFailure.reason)
  );
}

/** The runtime of the status, where its word can be taken. */
export function runtimeInStatus(service: InferenceService) {
  return hasRuntimeFailure(service) ? undefined : service.statusRuntime;
}

/** Follows KServe: the status, else the runtime that the spec names, else the first that fits. */
export function chosenRuntime(
  service: InferenceService,
  objects: NamespaceObjects,
): RuntimeChoice {
  const inStatus = runtimeInStatus(service);
  if (inStatus) {
    const type = inStatus.isClusterWide
      ? CLUSTER_SERVING_RUNTIMES
      : SERVING_RUNTIMES;
    const runtime = objects.find(type, inStatus.name);
    return runtime
      ? { state: 'chosen', runtime }
      : {
          state: 'named',
          name: inStatus.name,
          why:
            objects.cannotTell(type) ?? `there is no ${type.kind} of this name`,
        };
  }
  const wanted = wantedRuntime(service);
  if (!wanted) {
    return { state: 'none-needed' };
  }
  const { runtime: name } = service.predictor;
  return name === undefined
    ? firstThatFits(wanted, objects)
    : namedRuntime(name, wanted, objects);
}

/** In the namespace first, then for the whole cluster. */
function namedRuntime(
  name: string,
  wanted: WantedRuntime,
  objects: NamespaceObjects,
): RuntimeChoice {
  const unread = unreadRuntimes(objects);
  const runtime =
    objects.find(SERVING_RUNTIMES, name) ??
    objects.find(CLUSTER_SERVING_RUNTIMES, name);
  if (!runtime) {
    return unread === undefined
      ? { state: 'not-found', name }
      : { state: 'named', name, why: unread };
  }
  const why = runtimeMismatch(runtime, wanted);
  return why === undefined
    ? { state: 'chosen', runtime }
    : { state: 'no-match', candidates: [{ runtime, why }] };
}

function firstThatFits(
  wanted: WantedRuntime,
  objects: NamespaceObjects,
): RuntimeChoice {
  const unread = unreadRuntimes(objects);
  if (unread !== undefined) {
    return { state: 'unknown', why: unread };
  }
  const lists = [
    objects.list(SERVING_RUNTIMES),
    objects.list(CLUSTER_SERVING_RUNTIMES),
  ];
  for (const list of lists) {
    const [first] = list
      .filter(runtime => runtimeMismatch(runtime, wanted) === undefined)
      .sort((a, b) => precedence(a, b, wanted.format));
    if (first) {
      return { state: 'chosen', runtime: first };
    }
  }
  return {
    state: 'no-match',
    candidates: lists
      .flat()
      .map(runtime => ({
        runtime,
        why: runtimeMismatch(runtime, wanted) ?? '',
      }))
      .sort((a, b) => nearness(a, b, wanted.format)),
  };
}

/** KServe itself does without cluster-wide runtimes where that kind is not installed. */
function unreadRuntimes(objects: NamespaceObjects): string | undefined {
  return [SERVING_RUNTIMES, CLUSTER_SERVING_RUNTIMES]
    .filter(type => objects.state(type).state !== 'absent')
    .map(type => objects.cannotTell(type))
    .find(Boolean);
}

const PROTOCOLS = ['v1', 'v2', 'grpc-v1', 'grpc-v2'];

/** By priority for the format; then by protocol, the newest, the name. */
function precedence(
  a: ServingRuntime,
  b: ServingRuntime,
  format: string,
): number {
  const priority = (runtime: ServingRuntime) =>
    runtime.formats.find(({ name }) => name === format)?.priority ?? -Infinity;
  const [x, y] = [priority(a), priority(b)];
  if (x !== y) {
    return x > y ? -1 : 1;
  }
  const created = ({ metadata }: ServingRuntime) =>
    metadata.creationTimestamp ?? '';
  return (
    protocolRank(a) - protocolRank(b) ||
    compare(created(b), created(a)) ||
    compare(a.metadata.name, b.metadata.name)
  );
}

function protocolRank({ protocols }: ServingRuntime): number {
  const ranks = protocols.map(protocol => PROTOCOLS.indexOf(protocol));
  const known = ranks.filter(rank => rank >= 0);
  return known.length > 0 ? Math.min(...known) : PROTOCOLS.length;
}

/** Those that serve the format in some way come first: one of them is likely the one meant. */
function nearness(
  a: RejectedRuntime,
  b: RejectedRuntime,
  format: string,
): number {
  const serves = ({ runtime }: RejectedRuntime) =>
    runtime.formats.some(({ name }) => name === format);
  return (
    Number(serves(b)) - Number(serves(a)) ||
    compare(a.runtime.metadata.name, b.runtime.metadata.name)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** What KServe makes of a service whose spec names no protocol: the first that its runtime speaks. */
export function protocolOf({ protocols }: ServingRuntime): string | undefined {
  return PROTOCOLS.find(protocol => protocols.includes(protocol));
}
