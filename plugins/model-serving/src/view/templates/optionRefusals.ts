import {
  DEFAULT_PROJECT_SETTINGS,
  type FormSettings,
  type OptionProblem,
  optionProblems,
} from '@modeldeck/plugin-model-serving-common';
import type { FormPage } from './formPage';

export interface OptionQuestion {
  /** name of one of our templates; another one refuses nothing */
  template: string;
  answers: Readonly<Record<string, unknown>>;
  /** undefined: they are not known, and nothing is refused for what they may lack */
  settings: FormSettings | undefined;
  /** what was asked for so far; what is asked for later may still be answered well */
  asked: FormPage;
}

/** As if everything were configured. */
const UNKNOWN: FormSettings = {
  poolKey: DEFAULT_PROJECT_SETTINGS.poolKey,
  prometheusUrl: 'http://unknown.invalid',
  mlflowUrl: 'http://unknown.invalid',
};

/** Answers that make no sense together, and can be told to: all that they are about was asked for. */
export function optionRefusals(question: OptionQuestion): OptionProblem[] {
  const { template, answers, settings = UNKNOWN, asked } = question;
  return optionProblems(template, answers, {
    ...DEFAULT_PROJECT_SETTINGS,
    ...settings,
  }).filter(({ fields }) => fields.every(field => asked.has(field)));
}

/** Fields as they are called in the form. */
export function titlesOf(
  { fields }: Pick<OptionProblem, 'fields'>,
  asked: FormPage,
): string {
  return fields.map(field => asked.get(field) ?? field).join(', ');
}
