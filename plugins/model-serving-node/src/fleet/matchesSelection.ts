import type {
  KubeObject,
  Selection,
} from '@modeldeck/plugin-model-serving-common';

const SET_BASED = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/;

/** Whether the API server would have given this object for the selection. */
export function matchesSelection(
  { metadata }: KubeObject,
  selection: Selection,
): boolean {
  return 'name' in selection
    ? metadata.name === selection.name
    : requirements(selection.labelSelector).every(requirement =>
        meets(metadata.labels, requirement),
      );
}

/** Commas inside of parentheses separate values, the others requirements. */
function requirements(selector: string): string[] {
  return selector
    .split(/,(?![^(]*\))/)
    .map(requirement => requirement.trim())
    .filter(Boolean);
}

function meets(
  labels: Readonly<Record<string, string>>,
  requirement: string,
): boolean {
  const has = (key: string) => Object.hasOwn(labels, key);
  const [, key = '', operator, list = ''] = SET_BASED.exec(requirement) ?? [];
  if (operator) {
    const values = list.split(',').map(value => value.trim());
    const isOneOf = has(key) && values.includes(labels[key] ?? '');
    return isOneOf === (operator === 'in');
  }
  if (requirement.startsWith('!')) {
    return !has(requirement.slice(1).trim());
  }
  const [name = '', value] = requirement.split(/\s*!?==?\s*/);
  if (value === undefined) {
    return has(name);
  }
  const isEqual = has(name) && labels[name] === value;
  return requirement.includes('!=') ? !isEqual : isEqual;
}
