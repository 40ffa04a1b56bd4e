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

const ROLES = join(__dirname, '../../../docs/rbac');

interface Rule {
  apiGroups: string[];
  resources: string[];
  verbs: string[];
}

function documentedRights(role: string): string[] {
  const { rules } = parse(readFileSync(join(ROLES, role), 'utf8')) as {
    rules: Rule[];
  };
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

/** A new version at each share that the first step of a scenario's controller may give. */
function startsOf(): PlanRequest[] {
  return [5, 10, 20, 50].flatMap(percent =>
    [
      { storageUri: 's3://models/next/9' },
      { image: 'registry.example.com/next:9' },
    ].map(version => ({ action: 'start-canary' as const, version, percent })),
  );
}

/** Every write that is planned for anything in any scenario. */
function plannedWrites(
  requests: (service: ModelService) => PlanRequest[],
): PlannedWrite[] {
  return scenarioNames().flatMap(name => {
    const objects = namespaceOf(name);
    return assembleNamespace(objects, servingPlatforms).flatMap(service =>
      requests(service).flatMap(request => {
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
    const needed = new Set(plannedWrites(requestsFor).map(rightFor));
    expect([...needed].sort()).toEqual(documentedRights('writer.yaml').sort());
  });

  it('is enough to start canaries, but for what another role allows', () => {
    const needed = new Set(plannedWrites(startsOf).map(rightFor));
    const further = [...needed].filter(
      right => !documentedRights('writer.yaml').includes(right),
    );
    expect(needed.size).toBeGreaterThan(further.length);
    expect(further).toEqual(documentedRights('starter.yaml'));
  });
});
