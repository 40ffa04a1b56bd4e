import type { KubeObject } from '../json/KubeObject';
import { valueAt } from '../json/read';
import { groupVersion, type ApiResource } from '../resources/ApiResource';
import { badRequest } from '../server/statusErrors';

export type ObjectMatcher = (object: KubeObject) => boolean;

/**
 * Field selectors, of which each resource supports few; 400 for all others, as the API server does
 * (kubernetes/apimachinery: pkg/fields).
 */
export function parseFieldSelector(
  selector: string,
  resource: ApiResource,
): ObjectMatcher {
  // A backslash takes the meaning from a comma, an equals sign or another one.
  const requirements = selector.match(/(?:\\.|[^,\\])+/g) ?? [];
  const matchers = requirements.map(requirement =>
    parseRequirement(requirement, selector, resource),
  );
  return object => matchers.every(matches => matches(object));
}

function parseRequirement(
  requirement: string,
  selector: string,
  resource: ApiResource,
): ObjectMatcher {
  const [, field, operator, wanted = ''] =
    /^([^=!]+)(==|=|!=)(.*)$/.exec(requirement) ?? [];
  if (field === undefined) {
    throw badRequest(
      `invalid field selector "${selector}": can't understand '${requirement}'`,
    );
  }
  if (!isSelectable(field, resource)) {
    throw badRequest(
      `Unable to find "${groupVersion(
        resource.group,
        resource.versions[0] ?? '',
      )}, Resource=${
        resource.plural
      }" that match label selector "", field selector "${selector}": field label not supported: ${field}`,
    );
  }
  const path = field.split('.');
  const literal = wanted.replace(/\\(.)/g, '$1');
  return object => {
    const value = valueAt(object, ...path);
    return (String(value ?? '') === literal) === (operator !== '!=');
  };
}

function isSelectable(field: string, resource: ApiResource): boolean {
  return (
    field === 'metadata.name' ||
    (field === 'metadata.namespace' && resource.namespaced) ||
    resource.selectableFields.includes(field)
  );
}
