import { numberAnswer, textAnswer } from '../answers';
import type { Answers } from '../ProjectKind';
import { replicaValues } from '../replicaValues';

/** What Seldon serves a format by. */
export interface Format {
  /** the configuration of Servers that load it */
  serverConfig: 'mlserver' | 'triton';
  /** whether it computes on an accelerator: never, if there is one, or nowhere else */
  accelerates: 'never' | 'maybe' | 'only';
}

const ON_CPUS: Format = { serverConfig: 'mlserver', accelerates: 'never' };
const TRITON: Format = { serverConfig: 'triton', accelerates: 'maybe' };

/** Formats by the name that a Model requires (SeldonIO/seldon-core: docs, inference artifacts). */
const FORMATS: Readonly<Record<string, Format>> = {
  mlflow: ON_CPUS,
  sklearn: ON_CPUS,
  xgboost: ON_CPUS,
  lightgbm: ON_CPUS,
  huggingface: { serverConfig: 'mlserver', accelerates: 'maybe' },
  tensorflow: TRITON,
  pytorch: TRITON,
  onnx: TRITON,
  openvino: { serverConfig: 'triton', accelerates: 'never' },
  tensorrt: { serverConfig: 'triton', accelerates: 'only' },
};

/** What Models of code of one's own require (docs: inference artifacts, Custom Python). */
export const CODE = ['mlserver', 'python'];

/** Capabilities of Servers that are there, and the names of those that Seldon installs. */
export const SELDON_NAMES: readonly string[] = [
  ...Object.keys(FORMATS),
  ...CODE,
  'triton',
];

/** What the model was saved as, as a Model requires it. */
export function formatName(answers: Answers): string {
  return textAnswer(answers, 'format') || 'mlflow';
}

/** What is not known computes on CPUs. */
export function formatOf(answers: Answers): Format {
  const name = formatName(answers);
  return (Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined) ?? ON_CPUS;
}

/** The name of the project's own Server; undefined where it shares those that are there. */
export function ownServer(answers: Answers): string | undefined {
  return textAnswer(answers, 'server') === 'own'
    ? textAnswer(answers, 'name')
    : undefined;
}

/** Of each version of the model. */
export function replicasOf(answers: Answers) {
  return replicaValues(answers, { least: 1, most: 1 });
}

/** A model that gets copies of requests; undefined where none is named. */
export function mirrorOf(answers: Answers) {
  const uri = textAnswer(answers, 'mirrorUri');
  return uri === ''
    ? undefined
    : { uri, percent: numberAnswer(answers, 'mirrorPercent', 20) };
}

/** Code of one's own in the Pipeline, by the names of its folders, the first one first. */
export function stepsOf(answers: Answers): Array<'before' | 'after'> {
  switch (answers.steps) {
    case 'both':
      return ['before', 'after'];
    case 'before':
    case 'after':
      return [answers.steps];
    default:
      return [];
  }
}
