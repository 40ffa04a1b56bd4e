import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { gpuReportSchema } from '../model/gpuSchema';
import { isUnknown, type Known } from '../model/known';
import type { GpuAmounts, GpuReport } from '../model/gpuTypes';
import type { Accelerator } from '../model/types';
import { servicesOf } from '../platforms/testing/namespaceOf';
import { GPU_RESOURCES } from './gpuResources';
import { GpuInventory } from './GpuInventory';
import { DEFAULT_GPU_SETTINGS } from './GpuSettings';
import { gpuReport } from './report/gpuReport';

const SCENARIOS = resolve(__dirname, '../../../../test/scenarios');

interface RawObject {
  apiVersion: string;
  kind: string;
}

/** Read without the simulated cluster's loader, which the core must not depend on. */
function readScenario(name: string) {
  const read = (file: string) =>
    readFileSync(resolve(SCENARIOS, name, file), 'utf8');
  return {
    ...parse(read('scenario.yaml')),
    objects: parseAllDocuments(read('objects.yaml')).map(d => d.toJS()),
  };
}

const names = readdirSync(SCENARIOS).filter(
  name => readScenario(name).expect.gpu,
);

function inventoryOf(objects: readonly RawObject[]): GpuInventory {
  const inventory = new GpuInventory({
    cluster: 'simulated',
    settings: DEFAULT_GPU_SETTINGS,
  });
  for (const object of objects) {
    const [group] = object.apiVersion.includes('/')
      ? object.apiVersion.split('/')
      : [''];
    const { type } =
      GPU_RESOURCES.find(
        each => each.type.kind === object.kind && each.type.group === group,
      ) ?? {};
    if (type) {
      inventory.put(type, type.decode(object));
    }
  }
  return inventory;
}

function reportOf(name: string) {
  const { objects, namespace } = readScenario(name);
  const holdings = inventoryOf(objects).read();
  const report = gpuReport({
    holdings: [holdings],
    services: servicesOf(objects, { namespace }),
    clusters: [],
    use: { unknown: 'no telemetry was read' },
    settings: DEFAULT_GPU_SETTINGS,
    now: new Date('2026-11-21T12:00:00Z'),
  });
  return { holdings, report };
}

function told<T>(value: Known<T>): T | undefined {
  return isUnknown(value) ? undefined : value;
}

function titleOf(accelerators: readonly Accelerator[]): string {
  return accelerators
    .map(({ resource, count }) => `${count} ${resource}`)
    .join(', ');
}

function byResource(accelerators: readonly Accelerator[]) {
  return Object.fromEntries(
    accelerators.map(({ resource, count }) => [resource, count]),
  );
}

function rowOf({ fits, used: _, idleHeld: _idle, ...row }: GpuAmounts) {
  return {
    ...row,
    product: told(row.product),
    memoryMiB: told(row.memoryMiB),
    fits: Object.fromEntries(fits.map(({ perPod, pods }) => [perPod, pods])),
  };
}

/** What a report says, in the scenarios' own words. */
function summaryOf(report: GpuReport) {
  const poolName = new Map(report.pools.map(({ id, name }) => [id, name]));
  return {
    pools: report.pools.map(({ amounts, demand, ...pool }) => ({
      ...pool,
      rows: amounts.map(rowOf),
      demand: byResource(demand),
    })),
    holders: report.holders.map(holder =>
      [
        [holder.pod, holder.class, holder.owner].filter(Boolean).join(' '),
        ': ',
        titleOf(holder.accelerators),
        holder.claims.length > 0 ? ` by ${holder.claims.join(', ')}` : '',
      ].join(''),
    ),
    demand: report.demand.map(
      ({ kind, name, accelerators, pools }) =>
        `${kind} ${name}: ${titleOf(accelerators)} in ${pools
          .map(id => poolName.get(id))
          .join(', ')}`,
    ),
    quotas: report.quotas.map(
      ({ kind, name, resource, limit, used, headroom }) =>
        `${kind} ${name} ${resource}: ${told(used)} of ${told(limit)}, ${told(
          headroom,
        )} left`,
    ),
    services: report.services.flatMap(({ name, revisions }) =>
      revisions.map(
        ({ revision, accelerators, heldForNothing }) =>
          `${name} ${revision}: ${titleOf(accelerators)}${
            heldForNothing === undefined ? '' : `, ${heldForNothing}`
          }`,
      ),
    ),
  };
}

describe('what is said of the accelerators of each scenario', () => {
  it.each(names)('%s', name => {
    const { holdings, report } = reportOf(name);
    const {
      problems,
      schedulable = {},
      ...expected
    } = readScenario(name).expect.gpu;
    expect(summaryOf(report)).toMatchObject(expected);
    const all = [
      ...report.problems,
      ...report.pools.flatMap(pool => pool.problems),
    ];
    expect(all).toEqual(
      problems.map((begin: string) => expect.stringContaining(begin)),
    );
    const left = Object.fromEntries(
      holdings.schedulable.map(({ name: node, free }) => [node, free]),
    );
    expect(left).toMatchObject(schedulable);
    expect(gpuReportSchema.parse(report)).toEqual(report);
  });

  it.each(names)('%s reconciles', name => {
    const { report } = reportOf(name);
    const rows = [...report.pools, ...report.nodes].flatMap(
      ({ amounts }) => amounts,
    );
    for (const row of rows) {
      const { capacity, allocated, free, unhealthy, unschedulable } = row;
      expect(allocated + free + unhealthy + unschedulable).toBeCloseTo(
        capacity,
      );
    }
  });
});
