import type { LoggedVersion, SimulatedMlflow } from '../mlflow/SimulatedMlflow';
import type { SimulatedObjectStore } from '../mlflow/SimulatedObjectStore';
import type { SimulatedColumn } from '../mlflow/mlmodel';

const APPLICANT: readonly SimulatedColumn[] = [
  { name: 'income', type: 'double' },
  { name: 'age', type: 'integer' },
  { name: 'employed', type: 'boolean' },
];

const SCORE: readonly SimulatedColumn[] = [{ name: 'score', type: 'double' }];

const PAYMENT: readonly SimulatedColumn[] = [
  { name: 'amount', type: 'double' },
  { name: 'country', type: 'string' },
];

/** The versions of the demo's services, as they were registered. */
export const demoModels: readonly LoggedVersion[] = [
  {
    name: 'credit-score',
    location: 's3://models/credit-score/v1',
    flavor: 'xgboost',
    flavorVersion: '1.7.6',
    layout: 2,
    inputs: APPLICANT,
    outputs: SCORE,
    aliases: ['champion'],
    metrics: { auc: 0.91 },
  },
  // Takes what callers of the first one send, and one column more.
  {
    name: 'credit-score',
    location: 's3://models/credit-score/v2',
    flavor: 'xgboost',
    flavorVersion: '2.1.1',
    inputs: [...APPLICANT, { name: 'region', type: 'string', required: false }],
    outputs: SCORE,
    aliases: ['challenger'],
    metrics: { auc: 0.93 },
  },
  // Would refuse what they send.
  {
    name: 'credit-score',
    location: 's3://models/credit-score/v3',
    flavor: 'xgboost',
    flavorVersion: '2.1.1',
    inputs: [...APPLICANT, { name: 'region', type: 'string' }],
    outputs: SCORE,
    metrics: { auc: 0.94 },
  },
  {
    name: 'fraud',
    location: 's3://models/fraud/v1',
    layout: 2,
    inputs: PAYMENT,
    outputs: SCORE,
    aliases: ['champion'],
    metrics: { f1: 0.88 },
  },
  // Its files were never uploaded.
  {
    name: 'fraud',
    location: 's3://models/fraud/v2-broken',
    inputs: PAYMENT,
    empty: true,
    metrics: { f1: 0.9 },
  },
  {
    name: 'nightly-report',
    location: 's3://models/nightly-report/v1',
    layout: 2,
    inputs: PAYMENT,
  },
];

/** Language models, which no MLflow has logged. */
const LANGUAGE_MODELS = [
  'assistant/v1',
  'summarizer/v1',
  'summarizer/v2',
  'translator/v1',
  'embeddings/v1',
  'moderation/v1',
  'legal-search/v1',
];

/** Registers the demo's models, and puts their files where its services load them from. */
export function loadDemoModels(
  mlflow: SimulatedMlflow,
  store: SimulatedObjectStore,
): void {
  for (const model of demoModels) {
    mlflow.logVersion(model);
  }
  for (const [path, text] of mlflow.records.files) {
    store.objects.set(path, text);
  }
  const config = { model_type: 'qwen3', transformers_version: '4.51.0' };
  for (const path of LANGUAGE_MODELS) {
    store.objects.set(`models/${path}/config.json`, JSON.stringify(config));
  }
}
