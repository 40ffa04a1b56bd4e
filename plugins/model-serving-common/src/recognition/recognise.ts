import { plainText } from '../kubernetes/plainText';
import type { Recognition } from '../model/types';
import type { ServingSettings } from '../settings/ServingSettings';
import { applyRule, type RuleResult } from './applyRule';
import { madeByPlatform } from './madeByPlatform';
import type { RecognisableWorkload } from './RecognisableWorkload';
import type { RecognitionRule } from './RecognitionRule';

/**
 * The name of the model service that a workload belongs to. Its pod template carries it as
 * well, so that its pods can be asked for without reading all pods of the cluster.
 *
 * @public
 */
export const MODEL_SERVICE_LABEL = 'modeldeck.io/model-service';

/** What the documented label is called among the rules. */
const LABEL_RULE = 'label';

/** @public */
export interface RecognisedWorkload {
  /** of the model service that it belongs to */
  service: string;
  by: Recognition;
  /** absent: the label */
  rule?: RecognitionRule;
}

/** What one rule made of a workload. @public */
export interface RuleOutcome {
  /** `label`, or the name of a configured rule */
  rule: string;
  matched: boolean;
  /** what matched, or the first condition that did not hold */
  detail: string;
}

/**
 * Which model service a workload belongs to and why: by our label, else by the first configured
 * rule that holds. Undefined: it is not told to be one, and nothing is guessed.
 *
 * @public
 */
export function recognise(
  workload: RecognisableWorkload,
  { recognitionRules }: ServingSettings,
): RecognisedWorkload | undefined {
  if (madeByPlatform(workload.metadata)) {
    return undefined;
  }
  const labelled = applyLabel(workload);
  if (labelled.service !== undefined) {
    const { service, detail } = labelled;
    return { service, by: { rule: LABEL_RULE, detail } };
  }
  for (const rule of recognitionRules) {
    const { service, detail } = applyRule(rule, workload);
    if (service !== undefined) {
      return { service, by: { rule: rule.name, detail }, rule };
    }
  }
  return undefined;
}

/**
 * What each rule makes of a workload, in the order in which they are asked: the first that
 * matched is the one that counts.
 *
 * @public
 */
export function explainRecognition(
  workload: RecognisableWorkload,
  { recognitionRules }: ServingSettings,
): RuleOutcome[] {
  const maker = madeByPlatform(workload.metadata);
  const outcome = (rule: string, apply: () => RuleResult): RuleOutcome => {
    if (maker !== undefined) {
      const detail = plainText(`it belongs to the service of ${maker}`);
      return { rule, matched: false, detail };
    }
    const { service, detail } = apply();
    return { rule, matched: service !== undefined, detail };
  };
  return [
    outcome(LABEL_RULE, () => applyLabel(workload)),
    ...recognitionRules.map(rule =>
      outcome(rule.name, () => applyRule(rule, workload)),
    ),
  ];
}

/**
 * A Knative Service is asked for by name and may carry the mark as an annotation too; it is one
 * endpoint already, so that its own name is the service's. Other kinds are found by the label.
 */
function applyLabel({ kind, metadata }: RecognisableWorkload): RuleResult {
  const { labels, annotations, name } = metadata;
  const value = plainText(labels[MODEL_SERVICE_LABEL] ?? '');
  if (kind !== 'KnativeService') {
    return value
      ? { service: value, detail: `label ${MODEL_SERVICE_LABEL}=${value}` }
      : { detail: `it has no label ${MODEL_SERVICE_LABEL}` };
  }
  const annotated = plainText(annotations[MODEL_SERVICE_LABEL] ?? '');
  const [place, mark] = value ? ['label', value] : ['annotation', annotated];
  return mark
    ? {
        service: plainText(name),
        detail: `${place} ${MODEL_SERVICE_LABEL}=${mark}`,
      }
    : { detail: `it has no label or annotation ${MODEL_SERVICE_LABEL}` };
}
