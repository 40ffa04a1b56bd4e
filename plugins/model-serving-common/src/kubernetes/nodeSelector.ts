import type { FieldReader } from './FieldReader';
import {
  type LabelRequirement,
  matchesSelector,
  readRequirement,
} from './labelSelector';

/** All of its requirements have to hold. @public */
export interface NodeSelectorTerm {
  matchExpressions: LabelRequirement[];
  /** the API knows one field, `metadata.name` */
  matchFields: LabelRequirement[];
}

/** What is asked of a node: that any of the terms holds. @public */
export type NodeSelector = readonly NodeSelectorTerm[];

/** Of `nodeSelectorTerms`; undefined where nothing is asked. */
export function readNodeSelector(
  selector: FieldReader,
): NodeSelector | undefined {
  if (!selector.exists) {
    return undefined;
  }
  return selector
    .at('nodeSelectorTerms')
    .list()
    .map(term => ({
      matchExpressions: term.at('matchExpressions').list().map(readRequirement),
      matchFields: term.at('matchFields').list().map(readRequirement),
    }));
}

/**
 * Whether a node satisfies a selector; an absent one is satisfied by every node, an empty term by
 * none (kubernetes/component-helpers: scheduling/corev1/nodeaffinity).
 *
 * @public
 */
export function selectsNode(
  selector: NodeSelector | undefined,
  node: { name: string; labels: Readonly<Record<string, string>> },
): boolean {
  return selector === undefined || selector.some(term => holds(term, node));
}

function holds(
  { matchExpressions, matchFields }: NodeSelectorTerm,
  { name, labels }: { name: string; labels: Readonly<Record<string, string>> },
): boolean {
  return (
    matchExpressions.length + matchFields.length > 0 &&
    matchExpressions.every(requirement => satisfied(requirement, labels)) &&
    matchesSelector(
      { matchLabels: {}, matchExpressions: matchFields },
      { 'metadata.name': name },
    )
  );
}

/** Nodes are compared by number too, which objects selected by labels are not. */
function satisfied(
  requirement: LabelRequirement,
  labels: Readonly<Record<string, string>>,
): boolean {
  const { key, operator, values } = requirement;
  if (operator !== 'Gt' && operator !== 'Lt') {
    return matchesSelector(
      { matchLabels: {}, matchExpressions: [requirement] },
      labels,
    );
  }
  const bound = integerOf(values[0]);
  const value = Object.hasOwn(labels, key) ? integerOf(labels[key]) : undefined;
  return (
    bound !== undefined &&
    value !== undefined &&
    (operator === 'Gt' ? value > bound : value < bound)
  );
}

function integerOf(text: string | undefined): number | undefined {
  return text !== undefined && /^[+-]?\d+$/.test(text)
    ? Number(text)
    : undefined;
}
