import type {
  ResourceNeed,
  ResourceType,
  ServingPlatform,
  ServingSettings,
} from '@modeldeck/plugin-model-serving-common';

/** One kind of object, asked for once however many platforms need it. */
export interface PlannedList {
  type: ResourceType;
  /** lists to merge; `undefined` stands for all objects of the kind */
  selectors: ReadonlyArray<string | undefined>;
  /** whether such objects are (parts of) model services */
  makesServices: boolean;
  /** what cannot be told when it fails */
  without: string;
}

/**
 * The lists that a view of a whole fleet needs. `labelSelector` narrows the objects that make
 * services; their pods and routes seldom carry the same labels.
 */
export function planLists(
  platforms: readonly ServingPlatform[],
  settings: ServingSettings,
  labelSelector?: string,
): PlannedList[] {
  return [...needsByType(platforms).values()].map(needs => {
    const [{ type }] = needs as [ResourceNeed];
    const selectors = needs.map(need =>
      selectorOf(need, settings, labelSelector),
    );
    return {
      type,
      selectors: selectors.includes(undefined)
        ? [undefined]
        : [...new Set(selectors)],
      makesServices: needs.some(({ role }) => role === 'service'),
      without: consequence(needs),
    };
  });
}

/** What is lost with a kind of object, for all platforms that need it. */
export function consequence(needs: readonly ResourceNeed[]): string {
  return [...new Set(needs.map(({ without }) => without))].join('; ');
}

/** The needs of all platforms, by the id of the kind. */
export function needsByType(
  platforms: readonly ServingPlatform[],
): Map<string, ResourceNeed[]> {
  const needs = new Map<string, ResourceNeed[]>();
  for (const need of platforms.flatMap(({ resources }) => resources)) {
    const same = needs.get(need.type.id);
    if (same) {
      same.push(need);
    } else {
      needs.set(need.type.id, [need]);
    }
  }
  return needs;
}

function selectorOf(
  need: ResourceNeed,
  settings: ServingSettings,
  labelSelector: string | undefined,
): string | undefined {
  const parts = [
    need.fleetSelector?.(settings),
    need.role === 'service' ? labelSelector : undefined,
  ];
  return parts.filter(Boolean).join(',') || undefined;
}
