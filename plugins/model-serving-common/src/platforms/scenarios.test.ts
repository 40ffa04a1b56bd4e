import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { modelServiceSchema } from '../model/schema';
import type { ModelService, TrafficShare } from '../model/types';
import { servicesOf } from './testing/namespaceOf';

const SCENARIOS = resolve(__dirname, '../../../../test/scenarios');

const names = readdirSync(SCENARIOS);

/** Read without the simulated cluster's loader, which the core must not depend on. */
function readScenario(name: string) {
  const read = (file: string) =>
    readFileSync(resolve(SCENARIOS, name, file), 'utf8');
  return {
    ...parse(read('scenario.yaml')),
    objects: parseAllDocuments(read('objects.yaml')).map(d => d.toJS()),
  };
}

function percentOf(share: TrafficShare): number | 'unknown' {
  return 'percent' in share ? share.percent : 'unknown';
}

/** What a scenario says about a service, in the scenario's own words. */
function summaryOf({ name, kind, health, revisions, findings }: ModelService) {
  return {
    name,
    kind,
    health: { status: health.status, reason: health.reason },
    revisions: revisions.map(revision => ({
      name: revision.name,
      role: revision.role,
      declared: percentOf(revision.traffic.declared),
      programmed: percentOf(revision.traffic.programmed),
    })),
    findings: [...new Set(findings.map(({ rule }) => rule))].sort(),
  };
}

describe('what is said about each scenario', () => {
  it.each(names)('%s', name => {
    const { namespace, objects, expect: expected } = readScenario(name);
    const services = servicesOf(objects, { namespace });
    // A scenario may leave the reason open.
    expect(services.map(summaryOf)).toMatchObject(expected.services);
    for (const service of services) {
      expect(modelServiceSchema.parse(service)).toEqual(service);
    }
  });
});
