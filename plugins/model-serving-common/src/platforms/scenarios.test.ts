import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { planAction } from '../canary/plan/planAction';
import type {
  CanaryVersion,
  PlanOutcome,
  PlanRequest,
} from '../canary/plan/PlanRequest';
import { assembleNamespace } from '../fleet/assembleNamespace';
import { planSchema, refusalSchema } from '../model/planSchema';
import { modelServiceSchema } from '../model/schema';
import type { ModelService, TrafficShare } from '../model/types';
import type { NamespaceObjects } from './NamespaceObjects';
import { servingPlatforms } from './registry';
import { namespaceOf, servicesOf } from './testing/namespaceOf';

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
function summaryOf(service: ModelService) {
  const { name, kind, health, revisions, findings } = service;
  return {
    name,
    kind,
    recognisedBy: service.recognisedBy.rule,
    rollout: service.rollout?.phase,
    components: service.components.map(component => ({
      name: component.name,
      kind: component.kind,
    })),
    graph: service.graph?.nodes.map(node => `${node.kind} ${node.title}`),
    health: { status: health.status, reason: health.reason },
    revisions: revisions.map(revision => ({
      name: revision.name,
      role: revision.role,
      declared: percentOf(revision.traffic.declared),
      programmed: percentOf(revision.traffic.programmed),
      graph: revision.graph?.nodes.map(node => `${node.kind} ${node.title}`),
    })),
    findings: [...new Set(findings.map(({ rule }) => rule))].sort(),
  };
}

interface ExpectedPlan {
  service: string;
  kind?: string;
  action: PlanRequest['action'];
  weights?: Record<string, number>;
  /** of start-canary */
  version?: CanaryVersion;
  percent?: number;
  /** percent by revision; absent: it is refused */
  after?: Record<string, number | 'unknown'>;
  /** the reason */
  refused?: string;
}

function planOf(
  wanted: ExpectedPlan,
  services: readonly ModelService[],
  objects: NamespaceObjects,
): PlanOutcome {
  const { service: name, kind } = wanted;
  const service = services.find(
    s => s.name === name && (kind === undefined || s.kind === kind),
  );
  if (!service) {
    throw new Error(`the scenario has no service ${name}`);
  }
  return planAction(requestOf(wanted), service, {
    objects,
    platforms: servingPlatforms,
  });
}

function requestOf(wanted: ExpectedPlan): PlanRequest {
  const { action, weights = {}, version = {}, percent = 10 } = wanted;
  switch (action) {
    case 'set-weight':
      return { action, weights };
    case 'start-canary':
      return { action, version, percent };
    default:
      return { action };
  }
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

  it.each(names.filter(name => readScenario(name).expect.plans))(
    'plans for %s',
    name => {
      const { namespace, objects: raw, expect: expected } = readScenario(name);
      const objects = namespaceOf(raw, { namespace });
      const services = assembleNamespace(objects, servingPlatforms);
      for (const wanted of expected.plans as ExpectedPlan[]) {
        const outcome = planOf(wanted, services, objects);
        const told =
          'plan' in outcome
            ? {
                after: Object.fromEntries(
                  outcome.plan.after.map(({ revision, percent }) => [
                    revision,
                    typeof percent === 'number' ? percent : 'unknown',
                  ]),
                ),
              }
            : { refused: outcome.refusal.reason };
        const { after, refused } = wanted;
        expect({ action: wanted.action, ...told }).toEqual({
          action: wanted.action,
          ...(after && { after }),
          ...(refused && { refused }),
        });
        const parsed =
          'plan' in outcome
            ? { plan: planSchema.parse(outcome.plan) }
            : { refusal: refusalSchema.parse(outcome.refusal) };
        expect(parsed).toEqual(outcome);
      }
    },
  );
});

describe('what is said to people', () => {
  const found = names.flatMap(name => {
    const { namespace, objects } = readScenario(name);
    return servicesOf(objects, { namespace }).flatMap(({ findings }) =>
      findings.map(finding => [name, finding.rule, finding] as const),
    );
  });

  it.each(found)('is one sentence each of %s, %s', (_, rule, finding) => {
    expect(rule).toMatch(/^[a-z]+(-[a-z]+)+$/);
    expect(finding.cause).toMatch(/^\S.*[^.\s]$/);
    expect(finding.fix).toMatch(/^\S.*[^.\s]$/);
    expect(finding.evidence).not.toEqual([]);
  });
});
