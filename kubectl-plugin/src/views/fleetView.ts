import {
  type HealthStatus,
  isUnknown,
  known,
  type ModelService,
  type Revision,
  type RevisionRole,
} from '@modeldeck/plugin-model-serving-common';
import { acceleratorsOf, ageOf, NONE, readyOf, textOf } from './values';

/** The share of traffic that goes to one revision, as a fleet's line shows it. */
export interface TrafficPart {
  role: RevisionRole;
  declared: number | undefined;
  programmed: number | undefined;
  /** both are known and are not the same */
  disagrees: boolean;
}

/** A model service as one line. */
export interface FleetRow {
  id: string;
  cluster: string;
  namespace: string;
  name: string;
  kind: string;
  platform: string;
  health: HealthStatus;
  /** why it is not healthy, in a word and in a sentence; both empty when it is */
  reason: string;
  message: string;
  model: string;
  traffic: readonly TrafficPart[];
  ready: string;
  gpus: string;
  age: string;
  runtime: string;
  storageUri: string;
  endpoints: string;
  owner: string;
}

export function fleetRow(service: ModelService, now: Date): FleetRow {
  const { health } = service;
  const isHealthy = health.status === 'healthy';
  return {
    id: service.id,
    cluster: service.cluster,
    namespace: service.namespace,
    name: service.name,
    kind: service.kind,
    platform: `${service.platform}/${service.mode}`,
    health: health.status,
    reason: isHealthy ? '' : health.reason,
    message: isHealthy ? '' : health.message,
    model: modelOf(service),
    traffic: service.revisions.filter(isWorthAWord).map(trafficPart),
    ready: readyOf(service.revisions.map(({ replicas }) => replicas)),
    gpus: acceleratorsOf(service.accelerators),
    age: ageOf(service.createdAt, now),
    runtime: textOf(service.runtime.name),
    storageUri: textOf(service.model.storageUri),
    endpoints: service.endpoints.map(({ url }) => url).join(',') || NONE,
    owner: textOf(service.owner),
  };
}

function modelOf({ model }: ModelService): string {
  const version = known(model.version);
  return [textOf(model.name), version].filter(Boolean).join(' ');
}

function trafficPart({ role, traffic }: Revision): TrafficPart {
  const declared = known(traffic.declared)?.percent;
  const programmed = known(traffic.programmed)?.percent;
  return {
    role,
    declared,
    programmed,
    disagrees:
      declared !== undefined &&
      programmed !== undefined &&
      declared !== programmed,
  };
}

/** Old revisions that get nothing are no news; a canary that gets nothing is. */
function isWorthAWord({ role, traffic }: Revision): boolean {
  if (role === 'stable' || role === 'canary') {
    return true;
  }
  return [traffic.declared, traffic.programmed].some(
    share => !isUnknown(share) && share.percent > 0,
  );
}
