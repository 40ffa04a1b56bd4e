import {
  type Finding,
  type HealthStatus,
  isUnknown,
  type Known,
  known,
  type ModelService,
  type PodSummary,
  type Revision,
} from '@modeldeck/plugin-model-serving-common';
import { listUnknowns, type UnknownGroup } from './listUnknowns';
import { acceleratorsOf, ageOf, NONE, readyOf, textOf } from './values';

export interface Fact {
  label: string;
  value: string;
}

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

export interface PodView {
  name: string;
  state: string;
  condition: 'ready' | 'starting' | 'broken';
  restarts: string;
  age: string;
  node: string;
  gpus: string;
}

/** A model service in full. */
export interface ServiceView {
  title: string;
  health: HealthStatus;
  /** empty when healthy: there is nothing to give a reason for */
  reason: string;
  message: string;
  /** what is known; what is not stands under `unknowns` only */
  facts: readonly Fact[];
  revisions: readonly RevisionView[];
  /** what explains the health best; undefined when nothing is wrong */
  cause: Finding | undefined;
  /** what else is worth knowing, worst first */
  others: readonly Finding[];
  unknowns: readonly UnknownGroup[];
}

export interface ServiceViewOptions {
  now: Date;
  /** the cluster is worth a line, since several were asked */
  showCluster: boolean;
}

export function serviceView(
  service: ModelService,
  options: ServiceViewOptions,
): ServiceView {
  const { health } = service;
  const [first, ...rest] = bySeverity(service.findings);
  const isCause = first !== undefined && first.severity === 'error';
  const isHealthy = health.status === 'healthy';
  return {
    title: `${service.namespace}/${service.name}`,
    health: health.status,
    reason: isHealthy ? '' : health.reason,
    message: isHealthy ? '' : health.message,
    facts: factsOf(service, options),
    revisions: service.revisions.map(revision =>
      revisionView(revision, options.now),
    ),
    cause: isCause ? first : undefined,
    others: isCause ? rest : bySeverity(service.findings),
    unknowns: listUnknowns(service),
  };
}

const severityOrder = { error: 0, warning: 1, info: 2 };

/** Within a severity the order of the rules stays: they are written root cause first. */
function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) => severityOrder[a.severity] - severityOrder[b.severity],
  );
}

function factsOf(
  service: ModelService,
  { now, showCluster }: ServiceViewOptions,
): Fact[] {
  const { scaling, endpoints } = service;
  const gpus = acceleratorsOf(service.accelerators);
  const facts = [
    { label: 'Cluster', value: showCluster ? service.cluster : '' },
    { label: 'Platform', value: `${service.platform}, ${service.mode}` },
    { label: 'Model', value: modelText(service.model) },
    { label: 'Storage', value: knownText(service.model.storageUri) },
    { label: 'Runtime', value: runtimeText(service.runtime) },
    ...endpoints.map(({ url, reach }) => ({
      label: 'URL',
      value: reach === 'cluster' ? `${url} (in the cluster)` : url,
    })),
    {
      label: 'Scaling',
      value:
        isUnknown(scaling.min) && isUnknown(scaling.max)
          ? ''
          : `min ${textOf(scaling.min)}, max ${textOf(scaling.max)}`,
    },
    { label: 'GPUs', value: gpus === NONE ? 'none' : gpus },
    { label: 'Owner', value: ownerText(service) },
    {
      label: 'Age',
      value: ageOf(service.createdAt, now) + readAgo(service.observedAt, now),
    },
  ];
  return facts.filter(({ value }) => value !== '');
}

/** Empty when it cannot be told. */
function knownText(value: Known<string>, before = '', after = ''): string {
  const text = known(value);
  return text ? before + text + after : '';
}

function modelText({ name, version, format }: ModelService['model']): string {
  return [
    knownText(name),
    // A version alone must not be taken for a name.
    knownText(version, isUnknown(name) ? 'version ' : ''),
    knownText(format, '(', ')'),
  ]
    .filter(Boolean)
    .join(' ');
}

function runtimeText({ name, protocol }: ModelService['runtime']): string {
  return [knownText(name), knownText(protocol, 'protocol ')]
    .filter(Boolean)
    .join(', ');
}

function ownerText({ owner, system }: ModelService): string {
  return [knownText(owner), knownText(system, 'system ')]
    .filter(Boolean)
    .join(', ');
}

/** How old the answer is, where it is not fresh. */
function readAgo(observedAt: string, now: Date): string {
  const age = ageOf(observedAt, now);
  return age === '0s' ? '' : `, read ${age} ago`;
}

function revisionView(revision: Revision, now: Date): RevisionView {
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

/** Pod states in which time alone may help, as kubectl names them. */
const STARTING =
  /^(Pending|ContainerCreating|PodInitializing|Running|Init:\d+\/\d+|Terminating)$/;

function podView(pod: PodSummary, now: Date): PodView {
  return {
    name: pod.name,
    state: pod.state,
    condition: conditionOf(pod),
    restarts: pod.restarts === 0 ? NONE : String(pod.restarts),
    age: ageOf(pod.createdAt, now),
    node: textOf(pod.node),
    gpus: acceleratorsOf(pod.accelerators),
  };
}

function conditionOf({ ready, state }: PodSummary): PodView['condition'] {
  if (ready) {
    return 'ready';
  }
  return STARTING.test(state) ? 'starting' : 'broken';
}
