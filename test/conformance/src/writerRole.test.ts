import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  assembleNamespace,
  type ModelService,
  NamespaceObjects,
  planAction,
  type PlannedWrite,
  type PlanRequest,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';
import { loadScenario, scenarioNames } from '@modeldeck/simulated-cluster';
import { parse } from 'yaml';

const ROLE = join(__dirname, '../../../docs/rbac/writer.yaml');

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

function documentedRights(): string[] {
  const { rules } = parse(readFileSync(ROLE, 'utf8')) as { rules: Rule[] };
  return rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap(group =>
      resources.flatMap(resource =>
        verbs.map(verb => `${verb} ${group}/${resource}`),
      ),
    ),
  );
}

const TYPES = new Map(
  servingPlatforms.flatMap(({ resources }) =>
    resources.map(({ type }) => [type.id, type] as const),
  ),
);

function namespaceOf(name: string): NamespaceObjects {
  const { namespace, objects } = loadScenario(name);
  const lists = [...TYPES].map(([id, type]) => {
    const isOf = (apiVersion: string, kind: string) =>
      kind === type.kind &&
      apiVersion.split('/').slice(0, -1).join('') === type.group;
    const items = objects
      .filter(({ apiVersion, kind }) => isOf(apiVersion, kind))
      .map(object => type.decode(object));
    return [id, items] as const;
  });
  return new NamespaceObjects('simulated', namespace, '', {
    objects: new Map(lists),
    states: new Map(lists.map(([id]) => [id, { state: 'read' as const }])),
  });
}

function requestsFor({ revisions }: ModelService): PlanRequest[] {
  const [first, second] = revisions;
  return [
    { action: 'promote' },
    { action: 'promote', full: true },
    { action: 'rollback' },
    { action: 'pause' },
    { action: 'resume' },
    ...(first && second
      ? [
          {
            action: 'set-weight' as const,
            weights: { [first.name]: 55, [second.name]: 45 },
          },
        ]
      : []),
  ];
}

/** Every write that is planned for anything in any scenario. */
function plannedWrites(): PlannedWrite[] {
  return scenarioNames().flatMap(name => {
    const objects = namespaceOf(name);
    return assembleNamespace(objects, servingPlatforms).flatMap(service =>
      requestsFor(service).flatMap(request => {
        const context = { objects, platforms: servingPlatforms };
        const outcome = planAction(request, service, context);
        return 'plan' in outcome ? outcome.plan.writes : [];
      }),
    );
  });
}

function rightFor({ object, subresource }: PlannedWrite): string {
  const [group = ''] = object.apiVersion.includes('/')
    ? object.apiVersion.split('/')
    : [];
  return `patch ${group}/${object.plural}${
    subresource ? `/${subresource}` : ''
  }`;
}

describe('the documented role of those who write', () => {
  it('allows every write that is planned in any scenario, and no other', () => {
    const needed = new Set(plannedWrites().map(rightFor));
    expect([...needed].sort()).toEqual(documentedRights().sort());
  });
});
