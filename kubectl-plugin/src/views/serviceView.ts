import {
  type Finding,
  type HealthStatus,
  isUnknown,
  type Known,
  known,
  type ModelService,
} from '@modeldeck/plugin-model-serving-common';
import { type ComponentView, componentView } from './componentView';
import { type GraphView, graphViews } from './graphView';
import { listUnknowns, type UnknownGroup } from './listUnknowns';
import { type RevisionView, revisionView } from './revisionView';
import { rolloutFacts } from './rolloutView';
import { acceleratorsOf, ageOf, NONE, textOf } from './values';

export interface Fact {
  label: string;
  value: string;
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
  /** how far a controller has come with a new revision; empty without one */
  rollout: readonly Fact[];
  revisions: readonly RevisionView[];
  /** what runs beside the revisions */
  components: readonly ComponentView[];
  /** what requests pass through, where that is more than one step */
  graphs: readonly GraphView[];
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
  /** says also what explains the answer itself */
  wide: boolean;
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
    rollout: rolloutFacts(service),
    components: service.components.map(component =>
      componentView(component, options.now),
    ),
    graphs: graphViews(service),
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
  { now, showCluster, wide }: ServiceViewOptions,
): Fact[] {
  const { scaling, endpoints } = service;
  const gpus = acceleratorsOf(service.accelerators);
  const facts = [
    { label: 'Cluster', value: showCluster ? service.cluster : '' },
    { label: 'Platform', value: `${service.platform}, ${service.mode}` },
    { label: 'Model', value: modelText(service.model) },
    { label: 'Storage', value: knownText(service.model.storageUri) },
    { label: 'Registry', value: registryText(service.registry) },
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
    { label: 'Rule', value: wide ? recognitionText(service) : '' },
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

function registryText(registry: ModelService['registry']): string {
  if (isUnknown(registry)) {
    return '';
  }
  const { system, model, version, url } = registry;
  return [`${system} ${model}`, knownText(version), knownText(url)]
    .filter(Boolean)
    .join(' ');
}

/** The rule that made it a model service, and what matched. */
export function recognitionText({ recognisedBy }: ModelService): string {
  return `${recognisedBy.rule}: ${recognisedBy.detail}`;
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
