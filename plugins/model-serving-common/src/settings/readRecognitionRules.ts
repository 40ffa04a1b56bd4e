import { FieldReader } from '../kubernetes/FieldReader';
import type {
  RecognisableKind,
  RecognitionRule,
} from '../recognition/RecognitionRule';
import { recognitionRuleProblems } from '../recognition/recognitionRuleProblems';
import { unknownFields } from './unknownFields';

const KINDS: readonly RecognisableKind[] = [
  'Deployment',
  'StatefulSet',
  'Rollout',
  'KnativeService',
];

const FIELDS = [
  'name',
  'kinds',
  'namespaces',
  'labels',
  'images',
  'ports',
  'serviceLabel',
  'runtime',
  'protocol',
  'format',
];

/** The rules that are sound, in the order in which they were written, and what is wrong with the others. */
export function readRecognitionRules(list: FieldReader): {
  rules: RecognitionRule[];
  problems: string[];
} {
  const rules: RecognitionRule[] = [];
  const problems: string[] = [];
  for (const [index, item] of list.list().entries()) {
    const { rule, problems: own } = readRule(item);
    if (rules.some(({ name }) => name === rule.name)) {
      own.push(`name: another rule is called "${rule.name}"`);
    }
    const title = rule.name ? ` (${rule.name})` : '';
    problems.push(
      ...own.map(
        problem =>
          `recognition.rules[${index}]${title} is left out: ${problem}`,
      ),
    );
    if (own.length === 0) {
      rules.push(rule);
    }
  }
  return { rules, problems };
}

function readRule(item: FieldReader): {
  rule: RecognitionRule;
  problems: string[];
} {
  const malformedBefore = item.malformed.length;
  const rule: RecognitionRule = {
    name: item.at('name').string() ?? '',
    kinds: kindsOf(item.at('kinds')),
    namespaces: strings(item.at('namespaces')),
    labels: item.at('labels').string(),
    images: strings(item.at('images')),
    ports: optional(item.at('ports'), port => port.integer()),
    serviceLabel: item.at('serviceLabel').string(),
    runtime: item.at('runtime').string(),
    protocol: item.at('protocol').string(),
    format: item.at('format').string(),
  };
  const unread = unknownFields(item, FIELDS);
  for (const { path, expected } of item.malformed.splice(malformedBefore)) {
    unread.push(`${path}: expected ${expected}`);
  }
  return {
    rule,
    problems: unread.length > 0 ? unread : recognitionRuleProblems(rule),
  };
}

function strings(list: FieldReader): string[] | undefined {
  return optional(list, item => item.string());
}

function kindsOf(list: FieldReader): RecognisableKind[] | undefined {
  return optional(list, item => {
    const text = item.string();
    const kind = KINDS.find(name => name === text);
    if (text !== undefined && kind === undefined) {
      item.reject(`kind (${KINDS.join(', ')})`);
    }
    return kind;
  });
}

function optional<T>(
  list: FieldReader,
  read: (item: FieldReader) => T | undefined,
): T[] | undefined {
  return list.exists
    ? list.list().flatMap(item => read(item) ?? [])
    : undefined;
}
