import { badRequest } from '../server/statusErrors';

export type LabelMatcher = (
  labels: Readonly<Record<string, string>>,
) => boolean;

const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?';
const EXISTS = new RegExp(`^(!?)\\s*(${NAME})$`);
const EQUALS = new RegExp(`^(${NAME})\\s*(=|==|!=)\\s*(${NAME})?$`);
const IN = new RegExp(`^(${NAME})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const COMPARE = new RegExp(`^(${NAME})\\s*([<>])\\s*(-?\\d+)$`);
const WHOLE_NUMBER = /^[+-]?\d+$/;

/** kubernetes/apimachinery: pkg/labels/selector.go; 400 for what cannot be read */
export function parseLabelSelector(selector: string): LabelMatcher {
  if (selector.trim() === '') {
    return () => true;
  }
  const matchers = splitRequirements(selector).map(text =>
    parseRequirement(text.trim(), selector),
  );
  return labels => matchers.every(matches => matches(labels));
}

/** Commas separate requirements, but not within the parentheses of a set. */
function splitRequirements(selector: string): string[] {
  return selector.split(/,(?![^(]*\))/);
}

function parseRequirement(text: string, selector: string): LabelMatcher {
  const [, not, existing] = EXISTS.exec(text) ?? [];
  if (existing !== undefined) {
    return labels => Object.hasOwn(labels, existing) === !not;
  }
  const [, key, operator, value = ''] = EQUALS.exec(text) ?? [];
  if (key !== undefined) {
    // A label that is absent is different from every value.
    return operator === '!='
      ? labels => labels[key] !== value
      : labels => labels[key] === value;
  }
  const [, member, set, values = ''] = IN.exec(text) ?? [];
  if (member !== undefined) {
    const allowed = values.split(',').map(item => item.trim());
    return set === 'in'
      ? labels => allowed.includes(labels[member] ?? '\0')
      : labels => !allowed.includes(labels[member] ?? '\0');
  }
  const [, number, comparison, limit] = COMPARE.exec(text) ?? [];
  if (number !== undefined) {
    const above = comparison === '>';
    return labels => {
      const found = labels[number] ?? '';
      return (
        WHOLE_NUMBER.test(found) &&
        (above ? Number(found) > Number(limit) : Number(found) < Number(limit))
      );
    };
  }
  throw badRequest(
    `unable to parse requirement: found '${text}' in label selector "${selector}"`,
  );
}
