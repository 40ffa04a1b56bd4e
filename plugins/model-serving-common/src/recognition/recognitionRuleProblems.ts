import {
  isLabelKey,
  parseLabelSelector,
} from '../kubernetes/parseLabelSelector';
import type { RecognitionRule } from './RecognitionRule';

/** How the catalogue calls what is recognised without a configured rule. */
const RESERVED_NAMES: readonly string[] = ['kind', 'label'];

const LONGEST_PATTERN = 300;

/** Stars and separators only: every image has them. */
const ANY_IMAGE = /^[*?/:]*$/;

/** Requirements that a workload meets which has nothing to do with models. */
const NEGATIVE: readonly string[] = ['NotIn', 'DoesNotExist'];

/**
 * Why a rule is none, each reason a sentence about a field; empty: it is one. A rule that is too
 * wide is refused: it would call things model services by guess.
 *
 * @public
 */
export function recognitionRuleProblems(rule: RecognitionRule): string[] {
  return [
    ...nameProblems(rule),
    ...listProblems(rule),
    ...imageProblems(rule),
    ...labelProblems(rule),
    ...portProblems(rule),
    ...(rule.serviceLabel === undefined || isLabelKey(rule.serviceLabel)
      ? []
      : [
          `serviceLabel: "${rule.serviceLabel}" is no key that a label can have`,
        ]),
  ];
}

function nameProblems({ name }: RecognitionRule): string[] {
  if (name.trim() === '') {
    return ['name: it is empty'];
  }
  return RESERVED_NAMES.includes(name)
    ? [`name: "${name}" has a meaning of its own`]
    : [];
}

function listProblems(rule: RecognitionRule): string[] {
  return (['kinds', 'namespaces', 'images', 'ports'] as const).flatMap(
    field => {
      const values: ReadonlyArray<string | number> | undefined = rule[field];
      if (values === undefined) {
        return [];
      }
      if (values.length === 0) {
        return [`${field}: an empty list matches nothing; leave it out`];
      }
      const twice = values.find(
        (value, index) => values.indexOf(value) < index,
      );
      return twice === undefined ? [] : [`${field}: ${twice} is there twice`];
    },
  );
}

function imageProblems({ images = [], namespaces = [] }: RecognitionRule) {
  const tooLong = [...images, ...namespaces].find(
    ({ length }) => length > LONGEST_PATTERN,
  );
  const tooWide = images.find(image => ANY_IMAGE.test(image));
  return [
    ...(tooLong === undefined
      ? []
      : [`a pattern is longer than ${LONGEST_PATTERN} characters`]),
    ...(tooWide === undefined
      ? []
      : [`images: "${tooWide}" would match every image`]),
  ];
}

function labelProblems({ labels, images }: RecognitionRule): string[] {
  if (labels === undefined) {
    return images === undefined
      ? [
          'it names neither images nor labels: kinds, namespaces and ports alone would be a guess',
        ]
      : [];
  }
  const selector = parseLabelSelector(labels);
  if ('problem' in selector) {
    return [`labels: ${selector.problem}`];
  }
  const isWide = selector.matchExpressions.every(({ operator }) =>
    NEGATIVE.includes(operator),
  );
  return isWide && images === undefined
    ? [
        `labels: "${labels}" matches whatever lacks a label; name one that must be there, or images`,
      ]
    : [];
}

function portProblems({ ports = [] }: RecognitionRule): string[] {
  const wrong = ports.find(
    port => !Number.isInteger(port) || port < 1 || port > 65_535,
  );
  return wrong === undefined ? [] : [`ports: ${wrong} is no port`];
}
