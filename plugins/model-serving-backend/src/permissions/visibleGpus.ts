import {
  type GpuDemand,
  type GpuDevice,
  type GpuHolder,
  type GpuNode,
  type GpuReport,
  type GpuViolation,
  isUnknown,
  type Known,
  type ModelService,
  unknown,
} from '@modeldeck/plugin-model-serving-common';
import type { ServiceAccess } from './ServiceAccess';
import { visibleClusters } from './visibleTo';

const HIDDEN = 'you may not see whose it is';

/** Whom one caller may know of; a name that is hidden is an empty one. */
interface Viewer {
  access: ServiceAccess;
  seesService(id: string): boolean;
  seesPod(pod: { cluster: string; namespace: string; name: string }): boolean;
  seesNamespace(cluster: string, namespace: string): boolean;
}

/**
 * The report as a caller may see it. Pools and nodes are seen by who may see any service of the
 * cluster, all amounts with them: a pool whose parts do not add up would read as a fault. Who holds
 * them is named only where it is a service that the caller may see; what belongs to no service is
 * named to who may see every service of its namespace. Nobody else learns a name from it.
 */
export function visibleGpuReport(
  report: GpuReport,
  access: ServiceAccess,
  services: readonly ModelService[],
): GpuReport {
  const viewer = viewerOf(report, access, services);
  const inReach = <T extends { cluster: string }>(all: readonly T[]) =>
    all.filter(({ cluster }) => access.mayAllow({ cluster }));
  return {
    ...report,
    clusters: visibleClusters(report.clusters, access),
    pools: inReach(report.pools).map(pool => ({
      ...pool,
      problems: access.allowsAll({ cluster: pool.cluster })
        ? pool.problems
        : counted(pool.problems),
    })),
    nodes: inReach(report.nodes).map(node => visibleNode(node, viewer)),
    holders: inReach(report.holders).map(holder =>
      viewer.seesPod({ ...holder, name: holder.pod })
        ? holder
        : anonymousHolder(holder),
    ),
    services: report.services.filter(({ service }) =>
      viewer.seesService(service),
    ),
    demand: inReach(report.demand).map(demand =>
      seesDemand(demand, viewer) ? demand : anonymousDemand(demand),
    ),
    quotas: inReach(report.quotas).filter(
      ({ cluster, namespace }) =>
        namespace === undefined || viewer.seesNamespace(cluster, namespace),
    ),
    violations: report.violations.filter(violation =>
      seesViolation(violation, viewer),
    ),
    problems: report.clusters.every(({ name }) =>
      access.allowsAll({ cluster: name }),
    )
      ? report.problems
      : counted(report.problems),
  };
}

/** Namespaces of which a caller may see everything, or in which there is a service that they may. */
export function seenNamespaces(
  access: ServiceAccess,
  allowed: readonly ModelService[],
): Viewer['seesNamespace'] {
  const seen = new Set(
    allowed.map(({ cluster, namespace }) =>
      JSON.stringify([cluster, namespace]),
    ),
  );
  return (cluster, namespace) =>
    access.allowsAll({ cluster, namespace }) ||
    seen.has(JSON.stringify([cluster, namespace]));
}

function viewerOf(
  report: GpuReport,
  access: ServiceAccess,
  services: readonly ModelService[],
): Viewer {
  const allowed = services.filter(access.allows);
  const ids = new Set(allowed.map(({ id }) => id));
  const serviceOf = new Map(
    report.holders.map(({ cluster, namespace, pod, service }) => [
      JSON.stringify([cluster, namespace, pod]),
      service,
    ]),
  );
  return {
    access,
    seesService: id => ids.has(id),
    seesNamespace: seenNamespaces(access, allowed),
    seesPod: ({ cluster, namespace, name }) => {
      const id = serviceOf.get(JSON.stringify([cluster, namespace, name]));
      return id === undefined
        ? access.allowsAll({ cluster, namespace })
        : ids.has(id);
    },
  };
}

function anonymousHolder({
  owner: _owner,
  service: _service,
  revision: _revision,
  traffic: _traffic,
  ...holder
}: GpuHolder): GpuHolder {
  return { ...holder, namespace: '', pod: '', claims: [] };
}

function seesDemand(demand: GpuDemand, viewer: Viewer): boolean {
  return demand.service === undefined
    ? viewer.access.allowsAll(demand)
    : viewer.seesService(demand.service);
}

/** Why it waits may name what it waits for. */
function anonymousDemand({
  service: _service,
  revision: _revision,
  ...demand
}: GpuDemand): GpuDemand {
  return { ...demand, namespace: '', name: '', reason: unknown(HIDDEN) };
}

function seesViolation(
  { cluster, namespace, service }: GpuViolation,
  viewer: Viewer,
): boolean {
  return service === undefined
    ? viewer.access.allowsAll({ cluster, namespace })
    : viewer.seesService(service);
}

function visibleNode(node: GpuNode, viewer: Viewer): GpuNode {
  const devices: Known<GpuDevice[]> = isUnknown(node.devices)
    ? node.devices
    : node.devices.map(device => ({
        ...device,
        pods: device.pods.map(pod =>
          viewer.seesPod({ ...pod, cluster: node.cluster })
            ? pod
            : { namespace: '', name: '' },
        ),
      }));
  return { ...node, devices };
}

/** That something could not be counted is for everybody; what it was may name anything. */
function counted(problems: readonly string[]): string[] {
  return problems.length === 0
    ? []
    : [
        `${problems.length} ${
          problems.length === 1 ? 'thing' : 'things'
        } could not be counted; who may see all services of the cluster is told what`,
      ];
}
