import {
  type ResourceType,
  servingPlatforms,
} from '@modeldeck/plugin-model-serving-common';

/** A rule of a Role. */
export interface PolicyRule {
  apiGroups: string[];
  resources: string[];
  resourceNames?: string[];
  verbs: string[];
}

/**
 * What a gate may read in the namespace of its service: the objects of the platforms that may
 * serve it, and nothing of other namespaces or of the cluster. With a kind given those are few.
 */
export function readingRules(kind: string | undefined): PolicyRule[] {
  const platforms = servingPlatforms.filter(({ resources }) =>
    resources.some(
      ({ role, type }) =>
        role === 'service' && (kind === undefined || type.kind === kind),
    ),
  );
  const types = platforms
    .flatMap(({ resources }) => resources.map(({ type }) => type))
    .filter(({ namespaced }) => namespaced);
  return rulesFor(types);
}

function rulesFor(types: readonly ResourceType[]): PolicyRule[] {
  const groups = new Map<string, Set<string>>();
  for (const { group, plural } of types) {
    groups.set(group, (groups.get(group) ?? new Set<string>()).add(plural));
  }
  return [...groups].sort(byName).map(([group, plurals]) => ({
    apiGroups: [group],
    resources: [...plurals].sort(),
    verbs: ['get', 'list'],
  }));
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** The pods of a namespace, at any of their ports: their names are not known beforehand. */
export const SCRAPING_RULE: PolicyRule = {
  apiGroups: [''],
  resources: ['pods/proxy'],
  verbs: ['get'],
};

/** One port of one service: the name as it stands in the request. */
export function prometheusRule(name: string): PolicyRule {
  return {
    apiGroups: [''],
    resources: ['services/proxy'],
    resourceNames: [name],
    verbs: ['get'],
  };
}
